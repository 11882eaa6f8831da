package dev.addax.conformance.kind;

import dev.addax.conformance.recorded.Case;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.transform.Gradients;
import dev.addax.tensor.type.Promotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gradients for the recorded cotangents: of the sum over outputs and elements of upstream times
 * output.
 */
final class Upstream {
  private Upstream() {}

  /** {@return for each source its gradient, null where the outputs do not depend on it} */
  static List<@Nullable Tensor> gradients(
      Case subject,
      Map<String, @Nullable Object> recorded,
      List<@Nullable Object> outputs,
      List<Tensor> sources) {
    var upstream = (List<?>) Objects.requireNonNull(recorded.get("upstream"));
    var terms = new ArrayList<Tensor>();
    for (int i = 0; i < upstream.size(); i++) {
      if (upstream.get(i) instanceof String role && outputs.get(i) instanceof Tensor output) {
        var weight = subject.tensor(role);
        // A result of another shape is either wrong or that of another backend: the comparison will
        // tell.
        if (weight.shape().equals(output.shape())) terms.add(weighted(output, weight));
      }
    }
    var none = new ArrayList<@Nullable Tensor>(java.util.Collections.nCopies(sources.size(), null));
    if (terms.isEmpty()) return none;
    var loss = terms.stream().reduce(Tensor::add).orElseThrow();
    return loss.hasValue() ? none : Gradients.of(loss, sources.toArray(Tensor[]::new));
  }

  /**
   * {@return the gradient of one output for one source, with the cotangent that {@code gradient} of
   * the case names}
   */
  static @Nullable Tensor gradient(Case subject, Tensor output, Tensor source) {
    if (!subject.has("gradient")) return null;
    var role = subject.object("gradient").get("upstream");
    return gradients(
            subject,
            Map.of("upstream", List.of(Objects.requireNonNull(role))),
            List.of(output),
            List.of(source))
        .getFirst();
  }

  private static Tensor weighted(Tensor output, Tensor upstream) {
    var dtype = Promotion.of(output.dtype(), upstream.dtype());
    return output.cast(dtype).multiply(upstream.cast(dtype)).sum();
  }
}
