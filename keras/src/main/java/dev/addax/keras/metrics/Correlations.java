package dev.addax.keras.metrics;

import dev.addax.keras.losses.Aligned;
import dev.addax.keras.losses.Numerics;
import dev.addax.tensor.Tensor;

/** Functions of how targets and predictions vary together along an axis. */
public final class Correlations {
  private Correlations() {}

  /** {@return the mean product of the standardized values} */
  public static Tensor pearson(Tensor yTrue, Tensor yPred, int axis) {
    var pair = Aligned.of(yTrue.cast(yPred.dtype()), yPred);
    return standard(pair.first(), axis).multiply(standard(pair.second(), axis)).mean(axis);
  }

  private static Tensor standard(Tensor x, int axis) {
    var centered = x.subtract(x.mean(true, axis));
    return centered.divide(centered.std(true, axis));
  }

  /** {@return the agreement with the line yPred = yTrue. Lin 1989} */
  public static Tensor concordance(Tensor yTrue, Tensor yPred, int axis) {
    var pair = Aligned.of(yTrue.cast(yPred.dtype()), yPred);
    var t = pair.first();
    var p = pair.second();
    var meanT = t.mean(true, axis);
    var meanP = p.mean(true, axis);
    // Keras takes both deviations from the mean of the predictions; the mean product is the same.
    var covariance = t.subtract(meanP).multiply(p.subtract(meanP));
    var spread =
        t.subtract(meanT)
            .var(true, axis)
            .add(p.subtract(meanP).var(true, axis))
            .add(meanT.subtract(meanP).square());
    return covariance.multiply(2.0).divide(spread.add(Numerics.EPSILON)).mean(axis);
  }
}
