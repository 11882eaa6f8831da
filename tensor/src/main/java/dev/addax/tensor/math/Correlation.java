package dev.addax.tensor.math;

import dev.addax.tensor.Operand;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Promotion;

/** How signals and variables go together. */
public final class Correlation {
  private static final int[] ONE = {1};

  private Correlation() {}

  /** {@code keras.ops.corrcoef}: correlations of the rows of a matrix, in −1…1. */
  public static Tensor corrcoef(Operand x) {
    var given = x.tensor();
    var dtype = given.dtype() == DType.INT64 ? DType.FLOAT64 : Promotion.floating(given.dtype());
    var t = given.cast(dtype);
    if (t.rank() == 0) {
      return t.fullLike(Double.NaN);
    }
    var centered = t.subtract(t.mean(true, -1));
    var rows = t.rank() == 1 ? centered.expandDims(0) : centered;
    var covariance = rows.matmul(rows.swapaxes(-1, -2)).divide(t.shape().last() - 1.0);
    int n = rows.shape().dim(0);
    var deviation = covariance.reshape(n * n).strided(0, 0, n, n + 1).sqrt();
    var correlation = covariance.divide(deviation.expandDims(1).multiply(deviation)).clip(-1, 1);
    return t.rank() == 1 ? correlation.reshape() : correlation;
  }

  /**
   * {@code keras.ops.correlate} of two vectors.
   *
   * @param mode {@code valid}, {@code same} or {@code full}: how far they overlap
   */
  public static Tensor correlate(Operand x1, Operand x2, String mode) {
    var promoted = Promotion.of(x1.tensor().dtype(), x2.tensor().dtype());
    var dtype =
        promoted == DType.INT64 ? DType.FLOAT64 : promoted.isFloating() ? promoted : DType.FLOAT32;
    var signal = x1.tensor().cast(dtype);
    var filter = x2.tensor().cast(dtype);
    int n = signal.shape().last();
    int m = filter.shape().last();
    return switch (mode) {
      case "valid" -> slide(signal, filter);
      case "full" -> full(signal, filter);
      case "same" ->
          full(signal, filter).narrow(0, (n + m - 1 - Math.max(n, m)) / 2, Math.max(n, m));
      default ->
          throw new IllegalArgumentException(
              "Unknown mode '%s'; known: valid, same, full".formatted(mode));
    };
  }

  private static Tensor full(Tensor signal, Tensor filter) {
    int extra = filter.shape().last() - 1;
    return slide(signal.pad(new int[][] {{extra, extra}}, 0), filter);
  }

  private static Tensor slide(Tensor signal, Tensor filter) {
    return Convolution.conv(
            signal.reshape(1, -1, 1),
            filter.reshape(-1, 1, 1),
            ONE,
            Padding.VALID,
            DataFormat.CHANNELS_LAST,
            ONE)
        .ravel();
  }
}
