package dev.addax.keras.layers.normalization;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Normalization;
import dev.addax.tensor.math.Normalization.Moments;
import org.jspecify.annotations.Nullable;

/** The mean and the population variance of each channel of a batch. */
final class Statistics {
  private static final double EPSILON = 1e-7;

  private Statistics() {}

  /**
   * {@return the moments over all axes but one, vectors}
   *
   * @param mask where elements count, of the shape of x without its last axis; null for everywhere
   */
  static Moments of(Tensor x, int channels, @Nullable Tensor mask) {
    int[] axes = Axes.others(x.shape(), channels);
    return mask == null ? Normalization.moments(x, false, axes) : masked(x, axes, mask);
  }

  private static Moments masked(Tensor x, int[] axes, Tensor mask) {
    if (mask.rank() != x.rank() - 1) {
      throw new IllegalArgumentException(
          "The mask of a BatchNormalization has one dimension less than the input %s, received a mask of shape %s"
              .formatted(x.shape(), mask.shape()));
    }
    var counted = mask.expandDims(-1).broadcastTo(x.shape());
    var count = counted.cast(x.dtype()).sum(true, axes).add(EPSILON);
    var mean = counted.where(x, 0).sum(true, axes).divide(count);
    var squares = counted.where(x.subtract(mean), 0).square().sum(true, axes);
    return new Moments(mean.squeeze(axes), squares.divide(count).squeeze(axes));
  }
}
