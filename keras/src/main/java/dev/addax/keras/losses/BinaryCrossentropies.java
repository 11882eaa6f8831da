package dev.addax.keras.losses;

import dev.addax.tensor.Tensor;

/** Functions of independent yes-or-no targets: the mean over an axis. */
public final class BinaryCrossentropies {
  private BinaryCrossentropies() {}

  /**
   * {@return the mean of −yTrue · log p − (1 − yTrue) · log(1 − p)}
   *
   * @param fromLogits whether yPred are logits: p = sigmoid(yPred)
   * @param labelSmoothing moves the targets this far towards ½, 0 … 1
   * @param axis the axis of the mean
   */
  public static Tensor binary(
      Tensor yTrue, Tensor yPred, boolean fromLogits, double labelSmoothing, int axis) {
    var targets = smoothed(yTrue.cast(yPred.dtype()), labelSmoothing);
    return elementwise(targets, yPred, fromLogits).mean(axis);
  }

  /** {@return the cross-entropy of each element} */
  static Tensor elementwise(Tensor targets, Tensor output, boolean fromLogits) {
    if (!targets.shape().accepts(output.shape())) {
      throw new IllegalArgumentException("binary crossentropy needs equal shapes");
    }
    var logits = Logits.ofSigmoid(output);
    if (logits != null || fromLogits) {
      return ofLogits(targets, logits != null ? logits : output);
    }
    var p = Numerics.clipProbability(output);
    var yes = targets.multiply(p.log());
    var no = complement(targets).multiply(complement(p).log());
    return yes.add(no).negative();
  }

  // max(x, 0) − x·z + log(1 + exp(−|x|)), written so that the slope at 0 is ½ − z.
  private static Tensor ofLogits(Tensor targets, Tensor x) {
    var positive = x.greaterEqual(0);
    var size = positive.where(x, 0.0);
    var negativeSize = positive.where(x.negative(), x);
    return size.subtract(x.multiply(targets)).add(negativeSize.softplus());
  }

  /**
   * {@return the mean of (1 − pₜ)^gamma · crossentropy}, where pₜ is the probability given to the
   * true answer. Lin et al. 2017, Focal Loss for Dense Object Detection.
   *
   * @param balanced whether yes is weighted by {@code alpha} and no by 1 − {@code alpha}
   */
  public static Tensor focal(
      Tensor yTrue,
      Tensor yPred,
      boolean balanced,
      double alpha,
      double gamma,
      boolean fromLogits,
      double labelSmoothing,
      int axis) {
    var targets = smoothed(yTrue.cast(yPred.dtype()), labelSmoothing);
    var p = fromLogits ? yPred.sigmoid() : yPred;
    var right = targets.multiply(p).add(complement(targets).multiply(complement(p)));
    var each = complement(right).power(gamma).multiply(elementwise(targets, p, false));
    return (balanced ? balance(targets, alpha).multiply(each) : each).mean(axis);
  }

  private static Tensor balance(Tensor targets, double alpha) {
    return targets.multiply(alpha).add(complement(targets).multiply(1 - alpha));
  }

  private static Tensor smoothed(Tensor targets, double smoothing) {
    return smoothing == 0 ? targets : targets.multiply(1 - smoothing).add(0.5 * smoothing);
  }

  private static Tensor complement(Tensor x) {
    return x.negative().add(1.0);
  }
}
