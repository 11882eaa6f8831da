package dev.addax.keras.losses;

import static dev.addax.keras.losses.Numerics.EPSILON;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Promotion;

/**
 * Functions of real targets: one value per sample, the mean over the last axis. Targets are cast to
 * the dtype of the predictions.
 */
public final class RegressionLosses {
  private static final double LOG_2 = Math.log(2);

  private RegressionLosses() {}

  /** Targets and predictions of one dtype and rank. */
  private static Aligned pair(Tensor yTrue, Tensor yPred) {
    return Aligned.of(yTrue.cast(yPred.dtype()), yPred);
  }

  private static Tensor error(Tensor yTrue, Tensor yPred) {
    var pair = pair(yTrue, yPred);
    return pair.second().subtract(pair.first());
  }

  /** {@return mean (yTrue − yPred)²} */
  public static Tensor meanSquaredError(Tensor yTrue, Tensor yPred) {
    return error(yTrue, yPred).square().mean(-1);
  }

  /** {@return mean |yTrue − yPred|} */
  public static Tensor meanAbsoluteError(Tensor yTrue, Tensor yPred) {
    return error(yTrue, yPred).abs().mean(-1);
  }

  /** {@return 100 · mean |(yTrue − yPred) / yTrue|} */
  public static Tensor meanAbsolutePercentageError(Tensor yTrue, Tensor yPred) {
    var pair = pair(yTrue, yPred);
    var scale = pair.first().abs().maximum(EPSILON);
    return pair.first().subtract(pair.second()).divide(scale).abs().mean(-1).multiply(100.0);
  }

  /** {@return mean (log(1 + yTrue) − log(1 + yPred))²; negative values count as 0} */
  public static Tensor meanSquaredLogarithmicError(Tensor yTrue, Tensor yPred) {
    var pair = pair(yTrue, yPred);
    return logarithm(pair.second()).subtract(logarithm(pair.first())).square().mean(-1);
  }

  /** At least in float32, as Keras, whose smallest value is a tensor of that dtype. */
  private static Tensor logarithm(Tensor x) {
    var wide = x.cast(Promotion.of(x.dtype(), DType.FLOAT32));
    return wide.maximum(EPSILON).add(1.0).log();
  }

  /**
   * {@return mean of ½ e² where |e| ≤ delta, and of delta |e| − ½ delta² elsewhere}
   *
   * @param delta where the parabola becomes a line
   */
  public static Tensor huber(Tensor yTrue, Tensor yPred, double delta) {
    var error = error(yTrue, yPred);
    var size = error.abs();
    var line = size.multiply(delta).subtract(0.5 * delta * delta);
    return size.lessEqual(delta).where(error.square().multiply(0.5), line).mean(-1);
  }

  /** {@return mean log cosh(yPred − yTrue)} */
  public static Tensor logCosh(Tensor yTrue, Tensor yPred) {
    var error = error(yTrue, yPred);
    return error.add(error.multiply(-2.0).softplus()).subtract(LOG_2).mean(-1);
  }

  /** {@return the negative cosine of the angle between yTrue and yPred along {@code axis}} */
  public static Tensor cosineSimilarity(Tensor yTrue, Tensor yPred, int axis) {
    return cosine(yTrue, yPred, axis).negative();
  }

  /** {@return the cosine of the angle between yTrue and yPred along {@code axis}} */
  public static Tensor cosine(Tensor yTrue, Tensor yPred, int axis) {
    var pair = pair(yTrue, yPred);
    return Numerics.normalize(pair.first(), axis)
        .multiply(Numerics.normalize(pair.second(), axis))
        .sum(axis);
  }

  /** {@return mean (yPred − yTrue · log yPred)} */
  public static Tensor poisson(Tensor yTrue, Tensor yPred) {
    var log = yPred.add(EPSILON).log();
    return yPred.subtract(yTrue.cast(yPred.dtype()).multiply(log)).mean(-1);
  }

  /** {@return Σ yTrue · log(yTrue / yPred)} */
  public static Tensor klDivergence(Tensor yTrue, Tensor yPred) {
    var p = yTrue.cast(yPred.dtype()).clip(EPSILON, 1);
    return p.multiply(p.divide(yPred.clip(EPSILON, 1)).log()).sum(-1);
  }
}
