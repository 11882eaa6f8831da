package dev.addax.keras.losses;

import dev.addax.tensor.Tensor;

/** Functions of labels −1 and 1. Labels that are all 0 or 1 are read as −1 and 1. */
public final class HingeLosses {
  private HingeLosses() {}

  /** {@return mean max(1 − yTrue · yPred, 0)} */
  public static Tensor hinge(Tensor yTrue, Tensor yPred) {
    return margin(yTrue, yPred).mean(-1);
  }

  /** {@return mean max(1 − yTrue · yPred, 0)²} */
  public static Tensor squaredHinge(Tensor yTrue, Tensor yPred) {
    return margin(yTrue, yPred).square().mean(-1);
  }

  private static Tensor margin(Tensor yTrue, Tensor yPred) {
    var signs = signs(yTrue.cast(yPred.dtype()));
    return signs.multiply(yPred).negative().add(1.0).maximum(0.0);
  }

  private static Tensor signs(Tensor labels) {
    var binary = labels.equal(0).logicalOr(labels.equal(1)).all();
    return binary.where(labels.multiply(2.0).subtract(1.0), labels);
  }

  /**
   * {@return max(wrong − right + 1, 0)} with right = Σ yTrue · yPred and wrong = max (1 − yTrue) ·
   * yPred over the last axis.
   */
  public static Tensor categoricalHinge(Tensor yTrue, Tensor yPred) {
    var labels = yTrue.cast(yPred.dtype());
    var right = labels.multiply(yPred).sum(-1);
    var wrong = labels.negative().add(1.0).multiply(yPred).max(-1);
    return wrong.subtract(right).add(1.0).maximum(0.0);
  }
}
