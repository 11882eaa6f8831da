package dev.addax.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.addax.tensor.type.DType;
import org.junit.jupiter.api.Test;

class PrintingTest {
  private static String text(Tensor x) {
    x.buffer();
    return x.toString();
  }

  @Test
  void numbersInNestedBrackets() {
    assertThat(text(Tensors.of(new float[] {1, 2.5f, -3}))).isEqualTo("float32[3] [1, 2.5, -3]");
    assertThat(text(Tensors.of(new int[] {1, 2, 3, 4}, 2, 2)))
        .isEqualTo("int32[2, 2] [[1, 2],\n [3, 4]]");
    assertThat(text(Tensors.scalar(2))).isEqualTo("int32[] 2");
    assertThat(text(Tensors.of(new boolean[] {true, false}))).isEqualTo("bool[2] [true, false]");
    assertThat(text(Tensors.zeros(0))).isEqualTo("float32[0] []");
    assertThat(text(Tensors.of(new double[] {Double.NaN, Double.NEGATIVE_INFINITY, 1e-9, 1.0 / 3})))
        .isEqualTo("float64[4] [NaN, -Infinity, 1e-9, 0.333333]");
  }

  @Test
  void longAxesAreShortened() {
    assertThat(text(Tensors.arange(100, DType.INT32)))
        .isEqualTo("int32[100] [0, 1, 2, …, 97, 98, 99]");
  }

  @Test
  void tensorsWithoutValueSayTheirType() {
    assertThat(Tensors.zeros(2).add(1).toString()).isEqualTo("Tensor(float32[2])");
  }
}
