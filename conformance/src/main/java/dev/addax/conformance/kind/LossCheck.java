package dev.addax.conformance.kind;

import dev.addax.conformance.recorded.Case;
import dev.addax.conformance.recorded.Check;
import dev.addax.conformance.recorded.Verdict;
import dev.addax.keras.config.Registry;
import dev.addax.keras.config.Serialization;
import dev.addax.keras.losses.Loss;
import dev.addax.tensor.Tensor;
import java.util.Objects;

/** Losses as objects or functions, and their gradient for the predictions. */
final class LossCheck implements Check {
  @Override
  public String kind() {
    return "loss";
  }

  @Override
  public void run(Case subject, Verdict verdict) {
    var yTrue = (Tensor) Objects.requireNonNull(subject.tree(subject.get("y_true")));
    var yPred = (Tensor) Objects.requireNonNull(subject.tree(subject.get("y_pred")));
    var loss = loss(subject, yTrue, yPred);
    var gradient = Upstream.gradient(subject, loss, yPred.unmasked());
    verdict.expect(subject.text("output"), loss);
    if (subject.has("gradient"))
      verdict.expectGradient(subject.object("gradient").get("y_pred"), "gradient", gradient);
  }

  private static Tensor loss(Case subject, Tensor yTrue, Tensor yPred) {
    if (!subject.has("function")) {
      var weight = (Tensor) subject.tree(subject.get("sample_weight"));
      return Serialization.deserialize(Loss.class, subject.get("loss")).apply(yTrue, yPred, weight);
    }
    var name = subject.text("function").replace("keras.losses.", "");
    return Registry.global()
        .named(Loss.class, name)
        .read(subject.object("kwargs"))
        .call(yTrue, yPred);
  }
}
