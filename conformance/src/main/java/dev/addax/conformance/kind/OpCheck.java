package dev.addax.conformance.kind;

import dev.addax.conformance.recorded.Case;
import dev.addax.conformance.recorded.Check;
import dev.addax.conformance.recorded.Skip;
import dev.addax.conformance.recorded.Verdict;
import dev.addax.keras.ops.Ops;
import dev.addax.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls functions of {@code keras.ops} and compares results and gradients. */
final class OpCheck implements Check {
  @Override
  public String kind() {
    return "op";
  }

  @Override
  @SuppressWarnings("unchecked")
  public void run(Case subject, Verdict verdict) {
    var function = Ops.find(subject.text("function"));
    if (function == null) throw new Skip("no " + subject.text("function"));
    var args = (List<@Nullable Object>) subject.tree(subject.list("args"));
    var kwargs = (Map<String, @Nullable Object>) subject.tree(subject.object("kwargs"));
    var result = Results.flatten(function.call(args, kwargs));
    var gradients = gradients(subject, result);
    if (subject.flag("ambiguous")) Decomposition.compare(subject, verdict, result);
    else Results.compare(subject, verdict, result);
    for (var entry : gradients)
      verdict.expectGradient(entry.role(), entry.name(), entry.gradient());
  }

  private record Entry(@Nullable Object role, String name, @Nullable Tensor gradient) {}

  /** Gradients come first: when a value is read, the graph behind it is let go. */
  private static List<Entry> gradients(Case subject, List<@Nullable Object> results) {
    if (!subject.has("gradients")) return List.of();
    var recorded = subject.object("gradients");
    var inputs = (List<?>) java.util.Objects.requireNonNull(recorded.get("inputs"));
    var roles = inputs.stream().map(i -> (String) ((Map<?, ?>) i).get("input")).toList();
    var found =
        Upstream.gradients(
            subject, recorded, results, roles.stream().map(subject::tensor).toList());
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < roles.size(); i++) {
      entries.add(
          new Entry(
              ((Map<?, ?>) inputs.get(i)).get("gradient"),
              "gradient of " + roles.get(i),
              found.get(i)));
    }
    return entries;
  }
}
