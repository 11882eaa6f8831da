package dev.addax.tensor.math;

import static org.assertj.core.api.Assertions.assertThat;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sums and counts that halves cannot hold are on the way to means that they can. */
class MeanTest {
  private static Tensor alternating(DType dtype, int count, double value) {
    var signs = new double[count];
    for (int i = 0; i < count; i++) {
      signs[i] = i % 2 == 0 ? value : 0;
    }
    return Tensors.of(signs).cast(dtype);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT16", "BFLOAT16"})
  void halvesAreAddedUpInFloat32(DType dtype) {
    var x = alternating(dtype, 100_000, 256);
    assertThat(x.mean().dtype()).isEqualTo(dtype);
    assertThat(x.mean().cast(DType.FLOAT32).toFloats()).containsExactly(128);
    assertThat(x.var().dtype()).isEqualTo(dtype);
    assertThat(x.var().cast(DType.FLOAT32).toFloats()).containsExactly(16384);
  }
}
