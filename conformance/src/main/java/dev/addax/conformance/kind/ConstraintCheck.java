package dev.addax.conformance.kind;

import dev.addax.conformance.recorded.Case;
import dev.addax.conformance.recorded.Check;
import dev.addax.conformance.recorded.Verdict;
import dev.addax.keras.config.Serialization;
import dev.addax.keras.constraints.Constraint;

/** Projections of weights. */
final class ConstraintCheck implements Check {
  @Override
  public String kind() {
    return "constraint";
  }

  @Override
  public void run(Case subject, Verdict verdict) {
    var constraint = Serialization.deserialize(Constraint.class, subject.get("constraint"));
    verdict.expect(subject.text("output"), constraint.apply(subject.tensor(subject.text("input"))));
  }
}
