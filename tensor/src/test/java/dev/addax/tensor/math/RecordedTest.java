package dev.addax.tensor.math;

import static dev.addax.tensor.math.DataFormat.CHANNELS_LAST;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Functions against values recorded from real Keras. */
class RecordedTest {
  private static final int[] ONE = {1};
  private static final int[] TWO = {2};

  private static Tensor wave(int k, int... dims) {
    var shape = Shape.of(dims);
    var values = new float[(int) shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(0.37 * i + k);
    }
    return Tensors.of(values, dims);
  }

  private static Tensor definite(int n) {
    var x = wave(1, n, n);
    var identity = Tensors.arange(n, DType.INT32).oneHot(n, DType.FLOAT32);
    return x.matmul(x.transpose()).add(identity.multiply(3));
  }

  private static Tensor floats(double... values) {
    return Tensors.of(values, values.length).cast(DType.FLOAT32);
  }

  private static Tensor ints(int... values) {
    return Tensors.of(values, values.length);
  }

  private static Tensor affine(FillMode mode, double... transform) {
    return Warping.affineTransform(
        wave(0, 4, 5, 1), floats(transform), Interpolation.BILINEAR, mode, 0, CHANNELS_LAST);
  }

  private static Tensor resized(Tensor x, int h, int w, Interpolation how, boolean antialias) {
    return Resizing.resize(x, h, w, how, antialias, CHANNELS_LAST);
  }

  private static Map<String, Supplier<Tensor>> windows() {
    return Map.ofEntries(
        entry(
            "conv same stride",
            () ->
                Convolution.conv(
                    wave(0, 1, 5, 6, 2),
                    wave(1, 3, 3, 2, 3),
                    TWO,
                    Padding.SAME,
                    CHANNELS_LAST,
                    ONE)),
        entry(
            "conv dilated grouped",
            () ->
                Convolution.conv(
                    wave(0, 1, 7, 4),
                    wave(1, 2, 2, 6),
                    ONE,
                    Padding.VALID,
                    CHANNELS_LAST,
                    new int[] {3})),
        entry(
            "depthwise conv",
            () ->
                Convolution.depthwiseConv(
                    wave(0, 1, 4, 4, 2),
                    wave(1, 2, 2, 2, 2),
                    ONE,
                    Padding.SAME,
                    CHANNELS_LAST,
                    ONE)),
        entry(
            "separable conv",
            () ->
                Convolution.separableConv(
                    wave(0, 1, 4, 4, 2),
                    wave(1, 2, 2, 2, 2),
                    wave(2, 1, 1, 4, 3),
                    ONE,
                    Padding.VALID,
                    CHANNELS_LAST,
                    ONE)),
        entry(
            "conv transpose same",
            () ->
                Convolution.convTranspose(
                    wave(0, 1, 3, 4, 2),
                    wave(1, 3, 3, 3, 2),
                    TWO,
                    Padding.SAME,
                    null,
                    CHANNELS_LAST,
                    ONE)),
        entry(
            "conv transpose padded",
            () ->
                Convolution.convTranspose(
                    wave(0, 1, 3, 2),
                    wave(1, 3, 2, 2),
                    TWO,
                    Padding.SAME,
                    ONE,
                    CHANNELS_LAST,
                    ONE)),
        entry(
            "max pool",
            () ->
                Pooling.maxPool(
                    wave(0, 1, 5, 5, 2), new int[] {3}, TWO, Padding.SAME, CHANNELS_LAST)),
        entry(
            "average pool",
            () ->
                Pooling.averagePool(
                    wave(0, 1, 5, 5, 2), new int[] {3, 2}, TWO, Padding.SAME, CHANNELS_LAST)),
        entry(
            "adaptive pool",
            () ->
                Pooling.adaptiveAveragePool(wave(0, 1, 7, 5, 2), new int[] {3, 2}, CHANNELS_LAST)),
        entry(
            "unfold", () -> SpaceToDepth.unfold(wave(0, 1, 2, 3, 3), TWO, ONE, new int[] {0}, ONE)),
        entry(
            "fold",
            () ->
                SpaceToDepth.fold(wave(0, 1, 8, 4), new int[] {3}, TWO, ONE, new int[] {0}, ONE)));
  }

  private static Map<String, Supplier<Tensor>> networks() {
    return Map.ofEntries(
        entry("einsum", () -> Einsum.of("bij,bkj->bik", wave(0, 2, 2, 3), wave(1, 2, 4, 3))),
        entry("einsum ellipsis", () -> Einsum.of("...ij,j->...i", wave(0, 2, 2, 3), wave(1, 3))),
        entry(
            "layer normalization",
            () -> Normalization.layer(wave(0, 2, 6), wave(1, 6), wave(2, 6), 1e-3, -1)),
        entry("rms normalization", () -> Normalization.rms(wave(0, 2, 6), wave(1, 6), 1e-3, -1)),
        entry("normalize", () -> Normalization.normalize(wave(0, 2, 5), 3, 1e-7, 1)),
        entry(
            "binary crossentropy",
            () -> Crossentropy.binary(wave(0, 5).abs(), wave(1, 5).abs(), false)),
        entry(
            "binary crossentropy logits",
            () -> Crossentropy.binary(wave(0, 5).abs(), wave(1, 5).multiply(3), true)),
        entry(
            "categorical crossentropy",
            () -> Crossentropy.categorical(wave(0, 2, 3).abs(), wave(1, 2, 3).abs(), false, -1)),
        entry(
            "sparse crossentropy",
            () -> Crossentropy.sparseCategorical(ints(2, 0), wave(1, 2, 3).multiply(3), true)),
        entry(
            "attention",
            () ->
                Attention.dotProduct(
                    wave(0, 1, 3, 2, 4),
                    wave(1, 1, 3, 2, 4),
                    wave(2, 1, 3, 2, 4),
                    null,
                    null,
                    null,
                    true)),
        entry(
            "ctc loss",
            () ->
                Ctc.loss(
                    Tensors.of(new int[] {1, 2, 2, 2}, 2, 2),
                    wave(0, 2, 5, 4).multiply(2),
                    ints(2, 1),
                    ints(5, 4),
                    0)),
        entry("logsumexp", () -> wave(0, 2, 3).logsumexp(1)),
        entry("erfinv", () -> wave(0, 5).multiply(0.9).erfinv()));
  }

  private static Map<String, Supplier<Tensor>> others() {
    return Map.ofEntries(
        entry(
            "resize bilinear",
            () -> resized(wave(0, 4, 5, 1), 6, 3, Interpolation.BILINEAR, false)),
        entry(
            "resize bicubic antialias",
            () -> resized(wave(0, 6, 6, 1), 3, 4, Interpolation.BICUBIC, true)),
        entry(
            "resize lanczos", () -> resized(wave(0, 4, 5, 1), 6, 3, Interpolation.LANCZOS3, false)),
        entry("affine", () -> affine(FillMode.CONSTANT, 1, .2, .5, -.1, .9, .3, 0, 0)),
        entry("affine reflect", () -> affine(FillMode.REFLECT, 1, .2, -2.5, -.1, .9, 3.3, 0, 0)),
        entry("hsv", () -> Colors.rgbToHsv(wave(0, 2, 2, 3).abs(), CHANNELS_LAST)),
        entry(
            "quantile",
            () ->
                Quantiles.quantile(
                    wave(0, 3, 5), floats(.1, .6), Quantiles.Method.LINEAR, false, 1)),
        entry("histogram", () -> Histograms.histogram(wave(0, 20), 4).counts()),
        entry("corrcoef", () -> Correlation.corrcoef(wave(0, 3, 5).multiply(wave(1, 3, 5)))),
        entry("correlate", () -> Correlation.correlate(wave(0, 6), wave(1, 3), "same")),
        entry("det", () -> Linalg.det(definite(3))),
        entry("inv", () -> Linalg.inv(definite(3))),
        entry("cholesky", () -> Linalg.cholesky(definite(3), false)),
        entry("lstsq", () -> Linalg.lstsq(wave(0, 4, 2).square(), wave(1, 4), null)),
        entry(
            "stft",
            () ->
                Spectrum.stft(wave(0, 20), 8, 4, 8, Spectrum.window("hann", 8, DType.FLOAT32), true)
                    .real()),
        entry("irfft", () -> Spectrum.irfft(wave(0, 4), wave(1, 4), null)),
        entry("sparse pool", () -> Segments.max(wave(0, 5, 2), ints(0, 2, 0, 2, 1), 3)));
  }

  @TestFactory
  Stream<DynamicTest> valuesAreThoseOfKeras() throws IOException {
    return recorded()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\\|", -1))
        .map(parts -> DynamicTest.dynamicTest(parts[0], () -> check(parts)));
  }

  private static void check(String[] parts) {
    var made = Objects.requireNonNull(function(parts[0]), parts[0]).get();
    var dims = Arrays.stream(parts[1].split(",")).filter(d -> !d.isEmpty());
    assertThat(made.shape()).isEqualTo(Shape.of(dims.mapToInt(Integer::parseInt).toArray()));
    var expected = Arrays.stream(parts[2].split(" ")).mapToDouble(Double::parseDouble).toArray();
    double largest = Arrays.stream(expected).map(Math::abs).reduce(1, Math::max);
    assertThat(made.toDoubles()).containsExactly(expected, within(1e-5 * largest));
  }

  private static Supplier<Tensor> function(String name) {
    return Stream.of(windows(), networks(), others())
        .filter(functions -> functions.containsKey(name))
        .map(functions -> functions.get(name))
        .findFirst()
        .orElseThrow();
  }

  private static String recorded() throws IOException {
    try (InputStream in = RecordedTest.class.getResourceAsStream("recorded.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
