package dev.addax.keras.losses;

import static dev.addax.keras.losses.Numerics.EPSILON;

import dev.addax.tensor.Tensor;

/** Functions of how much two regions overlap. No axes means all axes: one value in all. */
public final class SegmentationLosses {
  private SegmentationLosses() {}

  /** {@return 1 − 2 Σ yTrue · yPred / (Σ yTrue + Σ yPred) over {@code axes}} */
  public static Tensor dice(Tensor yTrue, Tensor yPred, int... axes) {
    var targets = yTrue.cast(yPred.dtype());
    var common = targets.multiply(yPred).sum(axes).multiply(2.0);
    var sizes = targets.sum(axes).add(yPred.sum(axes)).add(EPSILON);
    return common.divide(sizes).negative().add(1.0);
  }

  /**
   * {@return 1 − I / (I + alpha · missed + beta · invented) over {@code axes}} Salehi et al. 2017,
   * Tversky loss function for image segmentation.
   */
  public static Tensor tversky(Tensor yTrue, Tensor yPred, double alpha, double beta, int... axes) {
    var targets = yTrue.cast(yPred.dtype());
    var common = targets.multiply(yPred).sum(axes);
    var missed = targets.multiply(yPred.negative().add(1.0)).sum(axes);
    var invented = yPred.multiply(targets.negative().add(1.0)).sum(axes);
    var all = common.add(missed.multiply(alpha)).add(invented.multiply(beta)).add(EPSILON);
    return common.divide(all).negative().add(1.0);
  }
}
