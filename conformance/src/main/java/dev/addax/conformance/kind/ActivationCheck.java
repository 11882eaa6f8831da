package dev.addax.conformance.kind;

import dev.addax.conformance.recorded.Case;
import dev.addax.conformance.recorded.Check;
import dev.addax.conformance.recorded.Verdict;
import dev.addax.keras.activations.Activation;
import dev.addax.keras.activations.Activations;
import dev.addax.keras.config.Serialization;
import dev.addax.keras.ops.Ops;
import dev.addax.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Activation functions and their gradients. */
final class ActivationCheck implements Check {
  @Override
  public String kind() {
    return "activation";
  }

  @Override
  public void run(Case subject, Verdict verdict) {
    var x = subject.tensor(subject.text("input"));
    var y = activation(subject).apply(x);
    var gradient = Upstream.gradient(subject, y, x);
    verdict.expect(subject.text("output"), y);
    if (subject.has("gradient"))
      verdict.expectGradient(subject.object("gradient").get("input"), "gradient", gradient);
  }

  private static Activation activation(Case subject) {
    var name = subject.text("function").replace("keras.activations.", "");
    var kwargs = subject.object("kwargs");
    if (kwargs.isEmpty()) return Serialization.deserialize(Activation.class, name);
    if (name.equals("relu")) return x -> relu(x, kwargs);
    // The others take the parameters of the function of the same name in keras.ops.
    return x -> (Tensor) Objects.requireNonNull(Ops.call(name, List.of(x), kwargs));
  }

  private static Tensor relu(Tensor x, Map<String, ? extends @Nullable Object> kwargs) {
    var max = kwargs.get("max_value") instanceof Number n ? (Double) n.doubleValue() : null;
    return Activations.relu(x, number(kwargs, "negative_slope"), max, number(kwargs, "threshold"));
  }

  private static double number(Map<String, ? extends @Nullable Object> kwargs, String name) {
    return kwargs.get(name) instanceof Number n ? n.doubleValue() : 0;
  }
}
