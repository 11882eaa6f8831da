package dev.addax.keras.layers;

import dev.addax.keras.layers.activation.Activation;
import dev.addax.keras.layers.activation.ELU;
import dev.addax.keras.layers.activation.LeakyReLU;
import dev.addax.keras.layers.activation.PReLU;
import dev.addax.keras.layers.activation.ReLU;
import dev.addax.keras.layers.activation.Softmax;
import dev.addax.keras.layers.core.Dense;
import dev.addax.keras.layers.core.EinsumDense;
import dev.addax.keras.layers.core.Embedding;
import dev.addax.keras.layers.core.Identity;
import dev.addax.keras.layers.core.Lambda;
import dev.addax.keras.layers.core.Masking;
import dev.addax.keras.layers.core.ReversibleEmbedding;
import dev.addax.keras.layers.merging.Add;
import dev.addax.keras.layers.merging.Average;
import dev.addax.keras.layers.merging.Concatenate;
import dev.addax.keras.layers.merging.Dot;
import dev.addax.keras.layers.merging.Maximum;
import dev.addax.keras.layers.merging.Minimum;
import dev.addax.keras.layers.merging.Multiply;
import dev.addax.keras.layers.merging.Subtract;
import dev.addax.keras.layers.normalization.BatchNormalization;
import dev.addax.keras.layers.normalization.GroupNormalization;
import dev.addax.keras.layers.normalization.LayerNormalization;
import dev.addax.keras.layers.normalization.RMSNormalization;
import dev.addax.keras.layers.normalization.SpectralNormalization;
import dev.addax.keras.layers.normalization.UnitNormalization;
import dev.addax.keras.layers.preprocessing.Normalization;
import dev.addax.keras.layers.preprocessing.Rescaling;
import dev.addax.keras.layers.regularization.ActivityRegularization;
import dev.addax.keras.layers.regularization.AlphaDropout;
import dev.addax.keras.layers.regularization.Dropout;
import dev.addax.keras.layers.regularization.GaussianDropout;
import dev.addax.keras.layers.regularization.GaussianNoise;
import dev.addax.keras.layers.regularization.SpatialDropout1D;
import dev.addax.keras.layers.regularization.SpatialDropout2D;
import dev.addax.keras.layers.regularization.SpatialDropout3D;
import dev.addax.keras.layers.reshaping.Flatten;
import dev.addax.keras.layers.reshaping.Permute;
import dev.addax.keras.layers.reshaping.RepeatVector;
import dev.addax.keras.layers.reshaping.Reshape;
import dev.addax.tensor.type.Shape;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The layer contract, class by class, but for those that slide windows. */
class LayersTest {
  private static LayerContract contract(Supplier<? extends Layer> make) {
    return LayerContract.of(make);
  }

  @Test
  void dense() {
    contract(() -> new Dense(4).activation("tanh").kernelRegularizer("l2"))
        .input(2, 5, 3)
        .output(2, 5, 4)
        .weights(2, 0)
        .passesMask()
        .check();
    contract(() -> new Dense(4).useBias(false))
        .input(2, 3)
        .output(2, 4)
        .weights(1, 0)
        .passesMask()
        .check();
    contract(() -> new Dense(4).loraRank(2))
        .input(2, 3)
        .output(2, 4)
        .weights(3, 1)
        .passesMask()
        .check();
  }

  @Test
  void einsumDense() {
    contract(() -> new EinsumDense("abc,cde->abde", Shape.UNKNOWN, 2, 5).biasAxes("de"))
        .input(2, 3, 4)
        .output(2, 3, 2, 5)
        .weights(2, 0)
        .check();
    contract(() -> new EinsumDense("...x,xy->...y", 6))
        .input(2, 3, 4)
        .output(2, 3, 6)
        .weights(1, 0)
        .check();
  }

  @Test
  void embedding() {
    contract(() -> new Embedding(7, 3)).indices(7, 2, 4).output(2, 4, 3).weights(1, 0).check();
    contract(() -> new ReversibleEmbedding(7, 3).tieWeights(false))
        .indices(7, 2, 4)
        .output(2, 4, 3)
        .weights(2, 0)
        .check();
  }

  @Test
  void activations() {
    contract(() -> new Activation("gelu")).input(2, 3).output(2, 3).passesMask().check();
    contract(ReLU::new).input(2, 3).output(2, 3).passesMask().check();
    contract(() -> new LeakyReLU().negativeSlope(0.1))
        .input(2, 3)
        .output(2, 3)
        .passesMask()
        .check();
    contract(() -> new ELU().alpha(0.5)).input(2, 3).output(2, 3).passesMask().check();
    contract(() -> new PReLU().alphaInitializer("ones").sharedAxes(1))
        .input(2, 4, 3)
        .output(2, 4, 3)
        .weights(1, 0)
        .passesMask()
        .needsSizes()
        .check();
    contract(() -> new Softmax().axis(1, 2)).input(2, 3, 4).output(2, 3, 4).ownMask().check();
  }

  @Test
  void functions() {
    contract(Identity::new).input(2, 3).output(2, 3).passesMask().check();
    contract(() -> new Lambda("test>square", x -> x.square())).input(2, 3).output(2, 3).check();
    contract(Masking::new).input(2, 4, 3).output(2, 4, 3).passesMask().check();
  }

  @Test
  void normalization() {
    contract(BatchNormalization::new).input(4, 3).output(4, 3).weights(2, 2).passesMask().check();
    contract(() -> new BatchNormalization().axis(1).renorm(true))
        .input(4, 3, 2)
        .output(4, 3, 2)
        .weights(2, 5)
        .passesMask()
        .needsSizes()
        .check();
    contract(() -> new LayerNormalization().axis(1, 2))
        .input(2, 3, 4)
        .output(2, 3, 4)
        .weights(2, 0)
        .passesMask()
        .needsSizes()
        .check();
    contract(() -> new GroupNormalization(2))
        .input(2, 3, 4)
        .output(2, 3, 4)
        .weights(2, 0)
        .passesMask()
        .check();
    contract(RMSNormalization::new).input(2, 3).output(2, 3).weights(1, 0).check();
    contract(UnitNormalization::new).input(2, 3).output(2, 3).passesMask().check();
    contract(() -> new SpectralNormalization(new Dense(3).name("inside")))
        .input(2, 4)
        .output(2, 3)
        .weights(2, 1)
        .passesMask()
        .notSmooth() // the dense inside keeps its own dtype
        .check();
  }

  @Test
  void noise() {
    contract(() -> new Dropout(0.5)).input(2, 3).output(2, 3).passesMask().check();
    contract(() -> new AlphaDropout(0.5)).input(2, 3).output(2, 3).passesMask().check();
    contract(() -> new GaussianDropout(0.5)).input(2, 3).output(2, 3).passesMask().check();
    contract(() -> new GaussianNoise(0.5)).input(2, 3).output(2, 3).passesMask().check();
    contract(() -> new ActivityRegularization().l1(0.1))
        .input(2, 3)
        .output(2, 3)
        .passesMask()
        .check();
  }

  @Test
  void spatialNoise() {
    contract(() -> new SpatialDropout1D(0.5)).input(2, 3, 4).output(2, 3, 4).passesMask().check();
    contract(() -> new SpatialDropout2D(0.5))
        .input(2, 3, 2, 4)
        .output(2, 3, 2, 4)
        .passesMask()
        .check();
    contract(() -> new SpatialDropout3D(0.5))
        .input(2, 3, 2, 2, 4)
        .output(2, 3, 2, 2, 4)
        .passesMask()
        .check();
  }

  @Test
  void merging() {
    contract(Add::new).input(2, 3).input(2, 3).input(2, 3).output(2, 3).passesMask().check();
    contract(Subtract::new).input(2, 4, 3).input(2, 1, 3).output(2, 4, 3).passesMask().check();
    contract(Multiply::new).input(2, 3).input(2, 3).output(2, 3).passesMask().check();
    contract(Average::new).input(2, 3).input(2, 3).output(2, 3).passesMask().check();
    contract(Maximum::new).input(2, 3).input(2, 3).output(2, 3).passesMask().check();
    contract(Minimum::new).input(2, 3).input(2, 3).output(2, 3).passesMask().check();
    contract(Concatenate::new).input(2, 5, 3).input(2, 5, 1).output(2, 5, 4).passesMask().check();
    contract(() -> new Dot(2, 1)).input(2, 3, 4).input(2, 4, 5).output(2, 3, 5).check();
  }

  @Test
  void arranging() {
    contract(Flatten::new).input(2, 3, 4).output(2, 12).check();
    contract(() -> new Reshape(2, -1)).input(2, 4, 3).output(2, 2, 6).check();
    contract(() -> new Permute(2, 1)).input(2, 3, 4).output(2, 4, 3).check();
    contract(() -> new RepeatVector(3)).input(2, 4).output(2, 3, 4).check();
  }

  @Test
  void preparing() {
    contract(() -> new Rescaling(0.5).offset(1)).input(2, 3).output(2, 3).passesMask().check();
    contract(Normalization::new).input(2, 3).output(2, 3).weights(0, 3).passesMask().check();
  }
}
