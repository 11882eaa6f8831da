package dev.addax.keras.layers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.addax.keras.config.Serialization;
import dev.addax.keras.layers.activation.LeakyReLU;
import dev.addax.keras.layers.core.Dense;
import dev.addax.tensor.Tensors;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keras takes a layer wherever it takes an activation function. */
class LayerAsActivationTest {
  @Test
  void itIsAppliedSavedAndReadBack() {
    var dense = new Dense(1).kernelInitializer("ones").activation(new LeakyReLU());
    var x = Tensors.of(new float[] {-4, 2}, 2, 1);
    assertThat(dense.apply(x).toFloats()).containsExactly(-1.2f, 2);
    var revived = Serialization.deserialize(Layer.class, Serialization.serialize(dense));
    assertThat(((Dense) revived).activation()).isInstanceOf(LeakyReLU.class);
    assertThat(revived.apply(x).toFloats()).isEqualTo(dense.apply(x).toFloats());
    assertThat(List.of(revived.getConfig().get("activation")))
        .isEqualTo(List.of(dense.getConfig().get("activation")));
  }
}
