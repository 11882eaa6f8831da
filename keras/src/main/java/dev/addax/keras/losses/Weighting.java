package dev.addax.keras.losses;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import org.jspecify.annotations.Nullable;

/** Sample weights, masks and the reduction of a loss. Keras: {@code keras.src.losses.loss}. */
public final class Weighting {
  private Weighting() {}

  /** {@return {@code values} times weights and mask, reduced} */
  static Tensor reduce(
      Tensor values, @Nullable Tensor sampleWeight, @Nullable Tensor mask, Reduction reduction) {
    var weight = masked(sampleWeight, mask, values.dtype(), reduction.isMeanOfElements());
    if (weight == null) {
      return reduce(values, null, reduction);
    }
    var aligned = Aligned.of(values, weight);
    return reduce(aligned.first().multiply(aligned.second()), aligned.second(), reduction);
  }

  private static Tensor reduce(Tensor values, @Nullable Tensor weight, Reduction reduction) {
    if (reduction == Reduction.NONE || values.rank() == 0) {
      return values;
    }
    var sum = values.sum();
    if (!reduction.isMean()) {
      return sum;
    }
    if (reduction == Reduction.MEAN_WITH_SAMPLE_WEIGHT && weight != null) {
      return Numerics.divideNoNan(sum, weight.sum());
    }
    if (values.shape().isKnown()) {
      return sum.divide(Math.max(1, values.shape().size()));
    }
    return Numerics.divideNoNan(sum, Numerics.count(values, values.dtype()));
  }

  /**
   * {@return the weights with the mask multiplied in; null if there is neither}
   *
   * @param rescaled whether weights of valid elements grow so that a mean over all elements is one
   *     over the valid ones
   */
  public static @Nullable Tensor masked(
      @Nullable Tensor sampleWeight, @Nullable Tensor mask, DType dtype, boolean rescaled) {
    if (mask == null) {
      return sampleWeight == null ? null : sampleWeight.cast(dtype);
    }
    var floats = mask.cast(dtype);
    if (rescaled) {
      var share = Numerics.divideNoNan(Numerics.count(mask, dtype), floats.sum());
      floats = mask.cast(DType.BOOL).where(share, 0.0);
    }
    if (sampleWeight == null) {
      return floats;
    }
    var aligned = Aligned.of(floats, sampleWeight.cast(dtype));
    return aligned.second().multiply(aligned.first());
  }

  /** {@return both conditions together; null for none} */
  static @Nullable Tensor both(@Nullable Tensor a, @Nullable Tensor b) {
    return a == null ? b : b == null ? a : a.logicalAnd(b);
  }
}
