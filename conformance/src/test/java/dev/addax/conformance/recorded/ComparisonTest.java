package dev.addax.conformance.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Tolerance CLOSE = new Tolerance(1e-4, 1e-5, false, 0);

  private static Recorded floats(float... values) {
    return new Recorded("F32", new int[] {values.length}, MemorySegment.ofArray(values));
  }

  private static String difference(Recorded expected, Tolerance tolerance, float... actual) {
    return Comparison.difference(expected, Tensors.of(actual, actual.length), tolerance);
  }

  @Test
  void theAbsoluteToleranceGrowsWithTheLargestElement() {
    assertThat(difference(floats(0, 1), CLOSE, 0.9e-5f, 1)).isNull();
    assertThat(difference(floats(0, 1), CLOSE, 2e-5f, 1)).contains("[0]");
    assertThat(difference(floats(0, 1000), CLOSE, 0.9e-2f, 1000)).isNull();
    assertThat(difference(floats(0, 1000), CLOSE, 0, 1000.05f)).isNull();
    assertThat(
            difference(floats(0, Float.POSITIVE_INFINITY), CLOSE, 2e-5f, Float.POSITIVE_INFINITY))
        .contains("[0]");
  }

  @Test
  void notANumberAndInfinityMustAgree() {
    float inf = Float.POSITIVE_INFINITY;
    assertThat(difference(floats(Float.NaN, inf, -inf), CLOSE, Float.NaN, inf, -inf)).isNull();
    assertThat(difference(floats(Float.NaN), CLOSE, 0)).isNotNull();
    assertThat(difference(floats(0), CLOSE, Float.NaN)).isNotNull();
    assertThat(difference(floats(inf), CLOSE, -inf)).isNotNull();
    assertThat(difference(floats(1e30f), CLOSE, inf)).isNotNull();
  }

  @Test
  void unitsInTheLastPlaceAreCountedThroughZero() {
    assertThat(Comparison.ulps(DType.FLOAT32, 1, Math.nextUp(1f))).isEqualTo(1);
    assertThat(Comparison.ulps(DType.FLOAT32, -Float.MIN_VALUE, Float.MIN_VALUE)).isEqualTo(2);
    assertThat(Comparison.ulps(DType.FLOAT32, 0.0, -0.0)).isZero();
    assertThat(Comparison.ulps(DType.FLOAT16, 1, 1 + 0x1p-10)).isEqualTo(1);
    assertThat(Comparison.ulps(DType.BFLOAT16, 1, 1 + 0x1p-7)).isEqualTo(1);
    assertThat(Comparison.ulps(DType.FLOAT64, 1, Math.nextUp(1d))).isEqualTo(1);
    assertThat(Comparison.ulps(DType.FLOAT32, Double.NaN, 1)).isEqualTo(Long.MAX_VALUE);
    var exact = new Tolerance(0, 0, true, 0);
    assertThat(difference(floats(1), exact, Math.nextUp(1f))).contains("1 ulp apart");
    assertThat(difference(floats(1), new Tolerance(0, 0, true, 1), Math.nextUp(1f))).isNull();
  }

  @Test
  void typeAndShapeAreExpectationsToo() {
    assertThat(Comparison.difference(floats(1), Tensors.of(new double[] {1}, 1), CLOSE))
        .contains("float64")
        .contains("float32");
    assertThat(Comparison.difference(floats(1), Tensors.of(new float[] {1}, 1, 1), CLOSE))
        .contains("[1, 1]")
        .contains("[1]");
    var whole = new Recorded("I32", new int[] {2}, MemorySegment.ofArray(new int[] {1, 2}));
    assertThat(Comparison.difference(whole, Tensors.of(new int[] {1, 3}, 2), CLOSE))
        .contains("worst at [1]: 3, expected 2");
  }
}
