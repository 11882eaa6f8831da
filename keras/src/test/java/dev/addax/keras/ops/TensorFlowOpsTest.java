package dev.addax.keras.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What TensorFlow 2.21 computes at the edges. */
final class TensorFlowOpsTest {
  private static Tensor call(String name, Tensor x, Map<String, Object> options) {
    return (Tensor) Ops.call("tensorflow." + name, List.of(x), options);
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, 0 200 200 200.69315 1e30",
    "false, true, 1e30 1e30 1e30 1e30 1e30",
    "true, false, -Infinity 0 200 200 200.69315",
    "true, true, 1e30 1e30 1e30 1e30 -Infinity"
  })
  void runningSumsOfExponentialsLoseNothingBesideLargeOnes(
      boolean exclusive, boolean reverse, String expected) {
    var x = Tensors.of(new float[] {0, 200, -300, 200, 1e30f}, 1, 5);
    var sums =
        call(
            "cumulative_logsumexp",
            x,
            Map.of("axis", 1, "exclusive", exclusive, "reverse", reverse));
    var words = expected.split(" ");
    var wanted = new float[words.length];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = Float.parseFloat(words[i]);
    }
    assertArrayEquals(wanted, sums.toFloats(), 1e-5f);
  }

  @ParameterizedTest
  @CsvSource({"uint8", "int32", "float32"})
  void descendingOrderKnowsNumbersWithoutSign(String dtype) {
    var x = Tensors.of(new int[] {0, 5, 3, 5}, 4).cast(DType.of(dtype));
    var down = Map.<String, Object>of("direction", "DESCENDING");
    assertArrayEquals(new double[] {5, 5, 3, 0}, call("sort", x, down).toDoubles());
    assertArrayEquals(new double[] {1, 3, 2, 0}, call("argsort", x, down).toDoubles());
  }

  @ParameterizedTest
  @CsvSource({
    "uint8, 0 7 255, float32, 0 0.02745098 1",
    "float32, 0 0.5 0.999 1, uint8, 0 127 255 255",
    "uint8, 0 7 255, int32, 0 58720256 2139095040",
    "int32, 0 70000 2147483647, uint8, 0 0 255",
    "int8, 7 100, uint8, 14 200",
    "uint8, 7 100, int8, 3 50"
  })
  void picturesOfIntegersAreShares(String from, String values, String to, String expected) {
    var picture = numbers(values).cast(DType.of(from));
    var converted = call("convert_image_dtype", picture, Map.of("dtype", to));
    assertEquals(DType.of(to), converted.dtype());
    assertArrayEquals(numbers(expected).toDoubles(), converted.toDoubles(), 1e-7);
  }

  @Test
  void colorsTooBrightStayTheLargest() {
    var picture = Tensors.of(new int[] {0, 100, 250}, 1, 1, 3).cast(DType.UINT8);
    var brighter = call("adjust_brightness", picture, Map.of("delta", 0.1));
    assertEquals(DType.UINT8, brighter.dtype());
    assertArrayEquals(new double[] {25, 125, 255}, brighter.toDoubles());
  }

  @Test
  void contrastIsAddedAroundTheMeanOfEachColor() {
    var picture = Tensors.of(new int[] {0, 100, 250}, 1, 3, 1).cast(DType.UINT8);
    var sharper = call("adjust_contrast", picture, Map.of("contrast_factor", 2.0));
    assertEquals(DType.UINT8, sharper.dtype());
    assertArrayEquals(new double[] {0, 83, 255}, sharper.toDoubles());
  }

  private static Tensor numbers(String words) {
    var split = words.split(" ");
    var values = new double[split.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Double.parseDouble(split[i]);
    }
    return Tensors.of(values, values.length);
  }
}
