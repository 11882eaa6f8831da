package dev.addax.keras.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Json;
import dev.addax.keras.config.Serialization;
import dev.addax.keras.layers.augmentation.AugMix;
import dev.addax.keras.layers.augmentation.AutoContrast;
import dev.addax.keras.layers.augmentation.CenterCrop;
import dev.addax.keras.layers.augmentation.ContrastLimitedAdaptiveHistogramEqualization;
import dev.addax.keras.layers.augmentation.CutMix;
import dev.addax.keras.layers.augmentation.Equalization;
import dev.addax.keras.layers.augmentation.MaxNumBoundingBoxes;
import dev.addax.keras.layers.augmentation.MixUp;
import dev.addax.keras.layers.augmentation.Pipeline;
import dev.addax.keras.layers.augmentation.RandAugment;
import dev.addax.keras.layers.augmentation.RandomBrightness;
import dev.addax.keras.layers.augmentation.RandomColorDegeneration;
import dev.addax.keras.layers.augmentation.RandomColorJitter;
import dev.addax.keras.layers.augmentation.RandomContrast;
import dev.addax.keras.layers.augmentation.RandomCrop;
import dev.addax.keras.layers.augmentation.RandomElasticTransform;
import dev.addax.keras.layers.augmentation.RandomErasing;
import dev.addax.keras.layers.augmentation.RandomFlip;
import dev.addax.keras.layers.augmentation.RandomGaussianBlur;
import dev.addax.keras.layers.augmentation.RandomGrayscale;
import dev.addax.keras.layers.augmentation.RandomHue;
import dev.addax.keras.layers.augmentation.RandomInvert;
import dev.addax.keras.layers.augmentation.RandomPerspective;
import dev.addax.keras.layers.augmentation.RandomPosterization;
import dev.addax.keras.layers.augmentation.RandomRotation;
import dev.addax.keras.layers.augmentation.RandomSaturation;
import dev.addax.keras.layers.augmentation.RandomSharpness;
import dev.addax.keras.layers.augmentation.RandomShear;
import dev.addax.keras.layers.augmentation.RandomTranslation;
import dev.addax.keras.layers.augmentation.RandomZoom;
import dev.addax.keras.layers.augmentation.Resizing;
import dev.addax.keras.layers.augmentation.Solarization;
import dev.addax.keras.layers.core.Dense;
import dev.addax.keras.layers.preprocessing.MelSpectrogram;
import dev.addax.keras.layers.preprocessing.Rescaling;
import dev.addax.keras.layers.preprocessing.STFTSpectrogram;
import dev.addax.keras.layers.reshaping.Flatten;
import dev.addax.keras.models.Fit;
import dev.addax.keras.models.Sequential;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Layers that change pictures and signals: what holds for all of them, beside what Keras recorded.
 */
class ImageLayersTest {
  private static final Tensor PICTURES =
      Tensors.arange(2 * 6 * 5 * 3, DType.FLOAT32).multiply(37).mod(251).reshape(2, 6, 5, 3);

  @Test
  void layersWithoutChanceKeepTheContract() {
    LayerContract.of(() -> new Resizing(3, 4).interpolation("bilinear"))
        .input(2, 5, 6, 2)
        .output(2, 3, 4, 2)
        .needsSizes()
        .notSmooth() // weights of pixels are float32
        .check();
    LayerContract.of(() -> new CenterCrop(3, 4))
        .input(2, 5, 6, 2)
        .output(2, 3, 4, 2)
        .needsSizes()
        .check();
    LayerContract.of(() -> new STFTSpectrogram().frameLength(8).mode("real"))
        .input(2, 24, 2)
        .output(2, 5, 10)
        .weights(1, 0)
        .needsSizes()
        .check();
    LayerContract.of(() -> new MelSpectrogram().fftLength(16).sequences(16, 8).bands(4, 50, 8000))
        .input(2, 40)
        .output(2, 4, 6)
        .needsSizes()
        .notSmooth()
        .check();
  }

  static Stream<Supplier<Layer>> random() {
    return Stream.of(
        () -> new RandomFlip("horizontal").seed(1),
        () -> new RandomRotation(0.2).seed(1),
        () -> new RandomZoom(0.2).widthFactor(-0.1, 0.3).seed(1),
        () -> new RandomTranslation(0.2, 0.1).seed(1),
        () -> new RandomShear().xFactor(0, 0.3).seed(1),
        () -> new RandomPerspective().scale(0.5).seed(1),
        () -> new RandomContrast(0.2, 0.4).seed(1),
        () -> new RandomBrightness(0.2).seed(1),
        () -> new RandomInvert().seed(1),
        () -> new RandomPosterization(4).seed(1),
        () -> new RandomSharpness(0.5).seed(1),
        () -> new Solarization().thresholdFactor(0.5).seed(1),
        () -> new Equalization(),
        () -> new RandomErasing().seed(1),
        () -> new RandomGaussianBlur().kernelSize(3, 5).seed(1),
        () -> new RandomHue(0.2).seed(1),
        () -> new RandomSaturation(0.2).seed(1),
        () -> new RandomColorDegeneration(0.4).seed(1),
        () -> new RandomColorJitter().brightnessFactor(0.2).hueFactor(0.1).seed(1),
        () -> new RandomElasticTransform().seed(1),
        () -> new MixUp().seed(1),
        () -> new CutMix().seed(6),
        () -> new RandAugment().seed(1),
        () -> new Pipeline(new Rescaling(2), new RandomFlip().seed(1)),
        () -> new RandomCrop(3, 4).seed(1));
  }

  @ParameterizedTest
  @MethodSource("random")
  void trainingIsOnUnlessSomebodySaysOtherwise(Supplier<Layer> make) {
    var first = make.get().apply(PICTURES);
    assertThat(first.toFloats()).isEqualTo(make.get().apply(PICTURES, Call.TRAINING).toFloats());
    var still = make.get().apply(PICTURES, Call.INFERENCE);
    var factor = make.get() instanceof Pipeline ? 2 : 1;
    assertThat(still.toFloats()).isEqualTo(PICTURES.multiply(factor).toFloats());
    assertThat(first.toFloats()).isNotEqualTo(still.toFloats());
  }

  @ParameterizedTest
  @MethodSource("random")
  void whatIsSavedComesBackAndDrawsTheSame(Supplier<Layer> make) {
    var layer = make.get();
    var json = Json.text(Serialization.serialize(layer));
    var revived = Serialization.deserialize(Layer.class, Json.parse(json));
    assertThat(Json.text(Serialization.serialize(revived))).isEqualTo(json);
    assertThat(revived.apply(PICTURES).toFloats()).isEqualTo(layer.apply(PICTURES).toFloats());
  }

  @ParameterizedTest
  @MethodSource("random")
  void shapesAreKnownBeforeTheBatch(Supplier<Layer> make) {
    var real = make.get().apply(PICTURES);
    var symbol = make.get().apply(Input.of(6, 5, 3));
    assertThat(symbol.shape().slice(1, 4)).isEqualTo(real.shape().slice(1, 4));
    assertThat(symbol.dtype()).isEqualTo(real.dtype()).isEqualTo(DType.FLOAT32);
  }

  @ParameterizedTest
  @MethodSource("random")
  void modelsTrainBehindThem(Supplier<Layer> make) {
    var model = new Sequential(Input.of(6, 5, 3), make.get(), new Flatten(), new Dense(1));
    if (make.get() instanceof RandomCrop) {
      return; // gives another size in training than outside of it, as in Keras
    }
    model.compile("sgd", "mse");
    model.fit(PICTURES.divide(255), Tensors.ones(2, 1), Fit.epochs(1).verbose(0));
    assertThat(model.predict(PICTURES).shape()).isEqualTo(Shape.of(2, 1));
  }

  @Test
  void onePictureIsABatchOfOne() {
    var one = PICTURES.narrow(0, 0, 1);
    var single = new RandomRotation(0.3).seed(3).apply(one.squeeze(0));
    assertThat(single.toFloats()).isEqualTo(new RandomRotation(0.3).seed(3).apply(one).toFloats());
    assertThat(single.shape()).isEqualTo(Shape.of(6, 5, 3));
    assertThatThrownBy(() -> new CenterCrop(1, 1).apply(Tensors.ones(2, 2)))
        .hasMessageContaining("rank 3");
  }

  @Test
  void channelsMayComeFirst() {
    var first = PICTURES.transpose(0, 3, 1, 2);
    List<Supplier<Layer>> layers =
        List.of(
            () -> new RandomFlip().dataFormat("channels_first").seed(2),
            () -> new RandomHue(0.4).dataFormat("channels_first").seed(2),
            () -> new RandomErasing().fillValue(7).dataFormat("channels_first").seed(2),
            () -> new RandomSharpness(0.4).dataFormat("channels_first").seed(2),
            () -> new RandAugment().dataFormat("channels_first").seed(2),
            () ->
                new ContrastLimitedAdaptiveHistogramEqualization()
                    .tileGridSize(2, 2)
                    .dataFormat("channels_first"));
    List<Supplier<Layer>> last =
        List.of(
            () -> new RandomFlip().seed(2),
            () -> new RandomHue(0.4).seed(2),
            () -> new RandomErasing().fillValue(7).seed(2),
            () -> new RandomSharpness(0.4).seed(2),
            () -> new RandAugment().seed(2),
            () -> new ContrastLimitedAdaptiveHistogramEqualization().tileGridSize(2, 2));
    for (int i = 0; i < 4; i++) {
      var moved = layers.get(i).get().apply(first).transpose(0, 2, 3, 1);
      var expected = last.get(i).get().apply(PICTURES).toFloats();
      assertThat(moved.toFloats()).as("layer %d", i).containsExactly(expected, tolerance());
    }
    assertThat(layers.get(4).get().apply(first).shape()).isEqualTo(Shape.of(2, 3, 6, 5));
    var tiles = layers.get(5).get().apply(first).transpose(0, 2, 3, 1);
    assertThat(tiles.toFloats()).isEqualTo(last.get(5).get().apply(PICTURES).toFloats());
  }

  private static org.assertj.core.data.Offset<Float> tolerance() {
    return org.assertj.core.data.Offset.offset(1e-3f);
  }

  @Test
  void labelsAreMixedAsPicturesAre() {
    var labels = Tensors.of(new float[][] {{1, 0}, {0, 1}});
    for (Supplier<Layer> make :
        List.<Supplier<Layer>>of(() -> new MixUp(0.4).seed(3), () -> new CutMix().seed(3))) {
      var mixed = make.get().applyAll(List.of(PICTURES, labels), Call.TRAINING);
      assertThat(mixed.get(0).shape()).isEqualTo(PICTURES.shape());
      var sums = mixed.get(1).sum(-1).toFloats();
      assertThat(sums).containsExactly(new float[] {1, 1}, tolerance());
      var still = make.get().applyAll(List.of(PICTURES, labels), Call.INFERENCE);
      assertThat(still.get(1).toFloats()).isEqualTo(labels.toFloats());
    }
  }

  @Test
  void contrastFillsTheRangeOfValues() {
    var layer = new AutoContrast().valueRange(0, 300);
    var json = Json.text(Serialization.serialize(layer));
    var revived = Serialization.deserialize(Layer.class, Json.parse(json));
    var stretched = revived.apply(PICTURES, Call.INFERENCE);
    assertThat(stretched.min().item()).isZero();
    assertThat(stretched.max().item()).isEqualTo(300);
    assertThat(revived.apply(Input.of(6, 5, 3)).shape().rank()).isEqualTo(4);
  }

  @Test
  void chainsMixWithinTheRangeOfValues() {
    var mixed = new AugMix().seed(5).apply(PICTURES);
    assertThat(mixed.shape()).isEqualTo(PICTURES.shape());
    assertThat(mixed.min().item()).isGreaterThanOrEqualTo(0);
    assertThat(mixed.max().item()).isLessThanOrEqualTo(255);
    assertThat(mixed.toFloats()).isNotEqualTo(PICTURES.toFloats());
  }

  @Test
  void wholeNumbersAreTreatedAsInKeras() {
    var bytes = PICTURES.cast(DType.UINT8);
    assertThat(new Resizing(3, 3).apply(bytes).dtype()).isEqualTo(DType.UINT8);
    assertThat(new RandomFlip().apply(bytes).dtype()).isEqualTo(DType.FLOAT32);
    assertThat(new RandomHue(0.1).apply(bytes, Call.INFERENCE).dtype()).isEqualTo(DType.UINT8);
    assertThat(new RandomGrayscale(1).apply(bytes).dtype()).isEqualTo(DType.UINT8);
  }

  @Test
  void boxesAreCutAndFilled() {
    var boxes = Tensors.ones(1, 3, 4);
    var labels = Tensors.ones(1, 3);
    var fewer = new MaxNumBoundingBoxes(2).applyAll(List.of(boxes, labels, PICTURES));
    assertThat(fewer.get(0).shape()).isEqualTo(Shape.of(1, 2, 4));
    var more = new MaxNumBoundingBoxes(4).applyAll(List.of(boxes, labels, PICTURES));
    assertThat(more.get(1).toFloats()).containsExactly(1, 1, 1, -1);
  }

  @Test
  void whatIsOutOfRangeIsRefused() {
    assertThatThrownBy(() -> new RandomRotation(1.5)).isInstanceOf(ConfigException.class);
    assertThatThrownBy(() -> new RandomZoom(0.1).interpolation("bicubic"))
        .hasMessageContaining("bilinear");
    assertThatThrownBy(() -> new RandomGaussianBlur().kernelSize(2)).hasMessageContaining("odd");
    var both = new Resizing(2, 2).cropToAspectRatio(true).padToAspectRatio(true);
    assertThatThrownBy(() -> both.apply(PICTURES)).hasMessageContaining("exclude");
  }
}
