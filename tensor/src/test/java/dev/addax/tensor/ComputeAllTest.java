package dev.addax.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComputeAllTest {
  @Test
  void severalTensorsAreComputedAtOnce() {
    var x = Tensors.of(new float[] {1, 2});
    var shared = x.multiply(3.0);
    var a = shared.add(1.0);
    var b = shared.sum();
    Tensor.computeAll(List.of(x, a, b, a));
    assertThat(List.of(a.hasValue(), b.hasValue(), shared.hasValue()))
        .containsExactly(true, true, false);
    assertThat(a.toFloats()).containsExactly(4, 7);
    assertThat(b.item()).isEqualTo(9);
  }

  @Test
  void whatHasNoDataIsNamed() {
    var input = Parameter.of("image", TensorType.of(DType.FLOAT32, 2));
    assertThatThrownBy(() -> Tensor.computeAll(List.of(input.add(1.0))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("image");
  }
}
