package dev.addax.keras.saving.legacy;

import dev.addax.keras.config.Naming;
import dev.addax.keras.ops.Ops;
import java.util.HashMap;
import java.util.Map;

/**
 * Operations of {@code keras.ops} in graphs of {@code .h5} files of Keras 3, which name the class
 * alone. Keras cannot read them back.
 */
final class Operations {
  private static final String PACKAGE = "keras.src.ops.";

  /** Classes by the module that they are in; all others are in {@code numpy}. */
  private static final Map<String, String> MODULES =
      byClass(
          Map.entry(
              "core",
              """
              Cast ConvertToTensor SaturateCast Scatter ScatterUpdate Slice SliceUpdate
              StopGradient Unstack
              """),
          Map.entry(
              "image",
              """
              AffineTransform CropImages ElasticTransform ExtractPatches GaussianBlur
              HSVToRGB MapCoordinates PadImages PerspectiveTransform RGBToGrayscale RGBToHSV
              Resize SSIM ScaleAndTranslate SobelEdges
              """),
          Map.entry(
              "linalg",
              """
              Cholesky CholeskyInverse Det Eig Eigh Inv Lstsq LuFactor MatrixRank Norm Pinv
              Qr SVD Solve SolveTriangular
              """),
          Map.entry(
              "math",
              """
              CDist Erf Erfc Erfinv ExtractSequences FFT FFT2 IFFT2 IRFFT ISTFT InTopK Logdet
              Logsumexp RFFT Rsqrt STFT SegmentMax SegmentMin SegmentProd SegmentSum TopK
              ViewAsComplex ViewAsReal
              """),
          Map.entry(
              "nn",
              """
              AdaptiveAveragePool AdaptiveMaxPool AveragePool BatchNorm BinaryCrossentropy
              CTCDecode CTCLoss CategoricalCrossentropy Celu Conv ConvTranspose DepthToSpace
              DepthwiseConv DotProductAttention Elu Fold Gelu Glu HardShrink HardSigmoid
              HardSilu HardTanh LayerNorm LeakyRelu LogSigmoid LogSoftmax MaxPool Moments
              MultiHot Normalize OneHot PSNR Polar RMSNorm Relu Relu6 Selu SeparableConv
              Sigmoid Silu SoftShrink Softmax Softplus Softsign SpaceToDepth
              SparseCategoricalCrossentropy SparsePlus SparseSigmoid Sparsemax Squareplus
              TanhShrink Threshold Unfold
              """));

  private Operations() {}

  @SafeVarargs
  private static Map<String, String> byClass(Map.Entry<String, String>... modules) {
    var table = new HashMap<String, String>();
    for (var module : modules) {
      for (var className : module.getValue().strip().split("\\s+")) {
        table.put(className, module.getKey());
      }
    }
    return table;
  }

  /** Gives an operation the module that it has in {@code .keras} files. */
  static void name(LegacyObject object) {
    // All layers but the input say whether they are trainable; operations are not.
    boolean layer =
        object.config().containsKey("trainable") || object.className().equals("InputLayer");
    if (layer || object.beside().get("module") != null) {
      return;
    }
    boolean known =
        MODULES.containsKey(object.className())
            || Ops.names().contains(Naming.toSnakeCase(object.className()));
    if (known) {
      var module = MODULES.getOrDefault(object.className(), "numpy");
      object.beside().put("module", PACKAGE + module);
      object.beside().put("registered_name", object.className());
    }
  }

  /** {@return whether an object is an operation, which has a module of its own} */
  static boolean isOne(LegacyObject object) {
    return object.beside().get("module") instanceof String module && module.startsWith(PACKAGE);
  }
}
