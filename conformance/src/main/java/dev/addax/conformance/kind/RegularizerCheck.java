package dev.addax.conformance.kind;

import dev.addax.conformance.recorded.Case;
import dev.addax.conformance.recorded.Check;
import dev.addax.conformance.recorded.Verdict;
import dev.addax.keras.config.Serialization;
import dev.addax.keras.regularizers.Regularizer;
import dev.addax.tensor.transform.Gradients;

/** Penalties and their gradients. */
final class RegularizerCheck implements Check {
  @Override
  public String kind() {
    return "regularizer";
  }

  @Override
  public void run(Case subject, Verdict verdict) {
    var x = subject.tensor(subject.text("input"));
    var penalty = Serialization.deserialize(Regularizer.class, subject.get("regularizer")).apply(x);
    var gradient = Gradients.of(penalty, x).getFirst();
    verdict.expect(subject.text("output"), penalty);
    if (subject.has("gradient"))
      verdict.expectGradient(subject.get("gradient"), "gradient", gradient);
  }
}
