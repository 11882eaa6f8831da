package dev.addax.keras.layers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.keras.config.Serialization;
import dev.addax.keras.layers.activation.LeakyReLU;
import dev.addax.keras.layers.convolution.Conv2D;
import dev.addax.keras.layers.convolution.Conv2DTranspose;
import dev.addax.keras.layers.core.CallFunction;
import dev.addax.keras.layers.core.Dense;
import dev.addax.keras.layers.core.EinsumDense;
import dev.addax.keras.layers.core.Embedding;
import dev.addax.keras.layers.core.Lambda;
import dev.addax.keras.layers.merging.Add;
import dev.addax.keras.layers.merging.Concatenate;
import dev.addax.keras.layers.merging.Dot;
import dev.addax.keras.layers.merging.Subtract;
import dev.addax.keras.layers.normalization.GroupNormalization;
import dev.addax.keras.layers.normalization.SpectralNormalization;
import dev.addax.keras.layers.pooling.MaxPooling2D;
import dev.addax.keras.layers.preprocessing.Normalization;
import dev.addax.keras.layers.regularization.Dropout;
import dev.addax.keras.layers.reshaping.Cropping1D;
import dev.addax.keras.layers.reshaping.Permute;
import dev.addax.keras.layers.reshaping.Reshape;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Mistakes are named with the layer, what was received and what is expected. */
class BadInputTest {
  private static Tensor zeros(int... dims) {
    return Tensors.zeros(dims);
  }

  private static void assertRefused(ThrowingCallable mistake, String... parts) {
    var thrown = assertThatThrownBy(mistake).isInstanceOf(IllegalArgumentException.class);
    for (var part : parts) {
      thrown.hasMessageContaining(part);
    }
  }

  @Test
  void wrongRank() {
    assertRefused(
        () -> new Dense(2).name("digit").apply(zeros(3)), "Dense 'digit'", "rank 2", "(3,)");
    assertRefused(
        () -> new Conv2D(2, 3).name("edges").apply(zeros(2, 8, 3)),
        "Conv2D 'edges'",
        "rank 4",
        "(2, 8, 3)");
    assertRefused(() -> new MaxPooling2D().apply(zeros(2, 8, 3)), "rank 4", "(2, 8, 3)");
  }

  @Test
  void anotherNumberOfChannelsThanAtFirst() {
    var dense = new Dense(2).name("digit");
    dense.apply(zeros(2, 3));
    assertRefused(() -> dense.apply(zeros(2, 4)), "Dense 'digit'", "axis -1 of size 3", "(2, 4)");
    var conv = new Conv2D(2, 3).dataFormat("channels_first");
    conv.apply(zeros(1, 3, 5, 5));
    assertRefused(() -> conv.apply(zeros(1, 4, 5, 5)), "axis 1 of size 3", "(1, 4, 5, 5)");
  }

  @Test
  void setterAfterTheFirstUse() {
    var dense = new Dense(2).name("digit");
    dense.apply(zeros(2, 3));
    assertThatThrownBy(() -> dense.activation("relu"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Dense 'digit' is already built; configure it before its first use (received a new"
                + " 'activation')");
  }

  @Test
  void unknownNames() {
    assertRefused(() -> new Dense(2).activation("rleu"), "Dense.activation", "'rleu'", "'relu'");
    assertRefused(
        () -> new Conv2D(2, 3).padding("vlaid"), "Conv2D.padding", "'valid', 'same'", "vlaid");
    assertRefused(() -> new Conv2D(2, 3).padding("causal"), "Conv2D.padding", "causal");
    assertRefused(() -> new Conv2D(2, 3).dataFormat("channel_last"), "channels_last");
    assertRefused(() -> new Dense(2).dtype("float31"), "float31", "float32");
    assertRefused(
        () -> Serialization.deserialize(Layer.class, "densee"), "unknown layer 'densee'", "dense");
  }

  @Test
  void numbersOutOfRange() {
    assertRefused(() -> new Dense(0), "Dense.units", "positive", "0");
    assertRefused(() -> new Dropout(1.5), "Dropout.rate", "0 to 1", "1.5");
    assertRefused(() -> new Conv2D(4, 3, 3, 3), "Conv2D.kernel_size", "[3, 3, 3]");
    assertRefused(() -> new Conv2D(4, 3).strides(0), "Conv2D.strides", "positive");
    assertRefused(() -> new LeakyReLU().negativeSlope(-1), "LeakyReLU.negative_slope", "-1");
    assertRefused(() -> new Permute(2, 3), "Permute.dims", "1 … n");
    assertRefused(() -> new Reshape(-1, -1), "Reshape.target_shape", "-1");
  }

  @Test
  void optionsThatDoNotFitEachOther() {
    assertRefused(
        () -> new Conv2D(4, 3).strides(2).dilationRate(2).apply(zeros(1, 9, 9, 3)),
        "strides",
        "dilation_rate");
    assertRefused(
        () -> new Conv2D(4, 3).groups(3).apply(zeros(1, 9, 9, 3)), "3 groups", "filters", "4");
    assertRefused(
        () -> new Conv2D(4, 3).groups(2).apply(zeros(1, 9, 9, 3)), "2 groups", "channels", "3");
    assertRefused(
        () -> new Conv2DTranspose(4, 3).strides(2).outputPadding(2).apply(zeros(1, 9, 9, 3)),
        "output_padding",
        "[2, 2]");
    assertRefused(() -> new GroupNormalization(2).apply(zeros(1, 3)), "2 groups", "(1, 3)");
    assertRefused(
        () -> new SpectralNormalization(new MaxPooling2D()).apply(zeros(1, 4, 4, 1)), "'kernel'");
    assertRefused(
        () -> new Dense(2).loraRank(1).kernelConstraint("non_neg").apply(zeros(1, 3)),
        "constraint",
        "kernel");
  }

  @Test
  void windowsThatDoNotFit() {
    assertRefused(() -> new Conv2D(4, 5).apply(zeros(1, 3, 9, 3)), "5", "3");
    assertRefused(() -> new Cropping1D(2, 2).apply(zeros(1, 4, 3)), "2 + 2", "(1, 4, 3)");
    assertRefused(() -> new Reshape(4, 4).apply(zeros(2, 5, 3)), "(4, 4)", "15");
  }

  @Test
  void inputsThatDoNotFitEachOther() {
    assertRefused(
        () -> new Add().name("sum").apply(zeros(2, 3), zeros(2, 4)), "Add 'sum'", "(2, 4)");
    assertRefused(() -> new Add().apply(zeros(2, 3), zeros(3, 3)), "batch sizes", "(3, 3)");
    assertRefused(
        () -> new Concatenate().axis(1).apply(zeros(2, 3, 4), zeros(2, 3, 5)),
        "axis 1",
        "(2, 3, 5)");
    assertRefused(
        () -> new Subtract().apply(zeros(2, 3), zeros(2, 3), zeros(2, 3)), "exactly 2", "3");
    assertRefused(() -> new Dot(1).apply(zeros(2, 3), zeros(2, 4)), "(2, 4)");
    assertRefused(() -> new Dense(2).apply(zeros(2, 3), zeros(2, 3)), "one input", "2");
  }

  @Test
  void equations() {
    assertRefused(() -> new EinsumDense("ab;bc->ac", 3).apply(zeros(2, 3)), "ab;bc->ac", "forms");
    assertRefused(() -> new EinsumDense("ab,cd->ad", 3).apply(zeros(2, 3)), "'c'", "kernel");
    assertRefused(
        () -> new EinsumDense("ab,bc->ac", 3).biasAxes("z").apply(zeros(2, 3)), "bias axis 'z'");
    assertRefused(() -> new EinsumDense("ab,bc->ac", 3).apply(zeros(2)), "rank 2", "(2,)");
  }

  @Test
  void indicesThatTheTableLacks() {
    var table = new Embedding(3, 2);
    assertThatThrownBy(() -> table.apply(Tensors.of(new int[] {0, 3}, 1, 2)).toFloats())
        .hasMessageContaining("3");
  }

  @Test
  void functionsOfFiles() {
    Map<String, Object> code = Map.of("class_name", "__lambda__", "config", Map.of("code", "abc"));
    var lambda =
        Serialization.deserialize(
            Layer.class,
            Map.of("class_name", "Lambda", "config", Map.of("function", code, "name", "halve")));
    assertRefused(
        () -> lambda.apply(zeros(1)),
        "Lambda 'halve' holds Python code",
        "Lambda.register(\"halve\"");
    Lambda.register("halve", CallFunction.of(x -> x.divide(2)));
    lambda.apply(zeros(1));
  }

  @Test
  void adaptingToNothing() {
    assertRefused(() -> new Normalization().adapt(List.of()), "no data");
    assertThatThrownBy(() -> new Normalization().statistics(0, 1).adapt(zeros(2, 3)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was given its statistics");
  }

  @Test
  void unknownChannels() {
    assertRefused(
        () -> new Conv2D(2, 3).apply(Input.of(8, 8, -1)), "channels", "(None, 8, 8, None)");
    assertRefused(() -> new Dense(2).name("digit").apply(Input.of(-1)), "'kernel'", "(None, 2)");
  }
}
