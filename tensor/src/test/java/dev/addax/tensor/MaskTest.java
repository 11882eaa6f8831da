package dev.addax.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.addax.tensor.transform.Compiled;
import dev.addax.tensor.transform.Gradients;
import org.junit.jupiter.api.Test;

class MaskTest {
  private final Tensor mask = Tensors.of(new boolean[] {true, false});

  @Test
  void aMaskedTensorIsComputedLikeAnyOther() {
    var x = Tensors.of(new float[] {1, 2}).multiply(3.0).withMask(mask);
    assertThat(x.add(1.0).toFloats()).containsExactly(4, 7);
    assertThat(x.unmasked().mask()).isNull();
  }

  @Test
  void gradientsFlowThroughAMaskedTensor() {
    var x = Tensors.of(new float[] {1, 2});
    var gradient = Gradients.of(x.withMask(mask).square().sum(), x).getFirst();
    assertThat(gradient).isNotNull().satisfies(g -> assertThat(g.toFloats()).containsExactly(2, 4));
  }

  @Test
  void aCompiledFunctionMayMaskItsArguments() {
    var masked = Compiled.ofOne(x -> x.withMask(mask).multiply(2.0));
    assertThat(masked.call(Tensors.of(new float[] {1, 2})).toFloats()).containsExactly(2, 4);
  }
}
