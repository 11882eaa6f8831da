package dev.addax.tensor.contract;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The gradient rules of all families, first and second order, against differences of values. */
class FamilyGradientsTest {
  @TestFactory
  Stream<DynamicTest> gradientsAreSlopes() {
    return OpCases.all()
        .filter(c -> c.smooth() > 0 && c.isFloat64())
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.toString(),
                    () -> FiniteDifferences.check(c, new Samples(7).of(c), c.smooth())));
  }
}
