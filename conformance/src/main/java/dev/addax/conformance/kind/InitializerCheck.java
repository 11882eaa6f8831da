package dev.addax.conformance.kind;

import dev.addax.conformance.recorded.Case;
import dev.addax.conformance.recorded.Check;
import dev.addax.conformance.recorded.Verdict;
import dev.addax.keras.config.Serialization;
import dev.addax.keras.initializers.Initializer;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;

/** Initial values for a shape. */
final class InitializerCheck implements Check {
  @Override
  public String kind() {
    return "initializer";
  }

  @Override
  public void run(Case subject, Verdict verdict) {
    var initializer = Serialization.deserialize(Initializer.class, subject.get("initializer"));
    var dims = subject.list("shape").stream().mapToInt(dim -> ((Number) dim).intValue()).toArray();
    verdict.expect(
        subject.text("output"), initializer.apply(Shape.of(dims), DType.of(subject.text("dtype"))));
  }
}
