package dev.addax.keras.losses;

import dev.addax.tensor.Gather;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions of targets that are one of several classes: one value per sample. */
public final class CategoricalCrossentropies {
  private CategoricalCrossentropies() {}

  /**
   * {@return −Σ yTrue · log p over the classes}
   *
   * @param yTrue probabilities of the classes, the shape of yPred
   * @param fromLogits whether yPred are logits: p = softmax(yPred); else p = yPred / Σ yPred
   * @param labelSmoothing moves the targets this far towards equal probabilities, 0 … 1
   * @param axis the axis of the classes
   */
  public static Tensor categorical(
      Tensor yTrue, Tensor yPred, boolean fromLogits, double labelSmoothing, int axis) {
    var targets = smoothed(yTrue.cast(yPred.dtype()), labelSmoothing);
    if (!targets.shape().accepts(yPred.shape())) {
      throw new IllegalArgumentException(
          "categorical crossentropy needs equal shapes; class numbers go with"
              + " sparse_categorical_crossentropy");
    }
    var logits = Logits.ofSoftmax(yPred);
    if (logits != null || fromLogits) {
      return ofLogits(targets, logits != null ? logits : yPred, axis);
    }
    return targets
        .multiply(Numerics.clipProbability(share(yPred, axis)).log())
        .sum(axis)
        .negative();
  }

  // Σ t (log Σ exp x − x). As on TensorFlow its gradient is softmax(x) − t, also where the targets
  // do not sum to 1.
  private static Tensor ofLogits(Tensor targets, Tensor x, int axis) {
    var shifted = x.subtract(x.max(true, axis).stopGradient());
    var normalizer = shifted.exp().sum(axis).log();
    var excess = targets.sum(axis).subtract(1.0).multiply(normalizer).stopGradient();
    return normalizer.subtract(targets.multiply(shifted).sum(axis)).add(excess);
  }

  /**
   * {@return Σ alpha · (1 − p)^gamma · (−yTrue · log p) over the classes} Lin et al. 2017, Focal
   * Loss for Dense Object Detection.
   *
   * @param alpha one weight for all classes, or one for each
   */
  public static Tensor focal(
      Tensor yTrue,
      Tensor yPred,
      List<Double> alpha,
      double gamma,
      boolean fromLogits,
      double labelSmoothing,
      int axis) {
    var targets = smoothed(yTrue.cast(yPred.dtype()), labelSmoothing);
    var p = Numerics.clipProbability(share(fromLogits ? yPred.softmax(axis) : yPred, axis));
    var factor = weighted(p.negative().add(1.0).power(gamma), alpha);
    return factor.multiply(targets.multiply(p.log()).negative()).sum(axis);
  }

  private static Tensor weighted(Tensor factor, List<Double> alpha) {
    if (alpha.size() == 1) {
      return factor.multiply(alpha.getFirst());
    }
    var weights = alpha.stream().mapToDouble(Double::doubleValue).toArray();
    return factor.multiply(Tensors.of(weights).cast(factor.dtype()));
  }

  /**
   * {@return −log p of the class that yTrue names}
   *
   * @param yTrue class numbers, without the axis of the classes or with size 1 there
   * @param ignoreClass a class whose samples do not count: their loss is 0 and masked out
   */
  public static Tensor sparse(
      Tensor yTrue, Tensor yPred, boolean fromLogits, @Nullable Integer ignoreClass, int axis) {
    var labels = labels(yTrue, yPred, axis);
    if (ignoreClass == null) {
      return ofLabels(labels, yPred, fromLogits, axis);
    }
    var valid = labels.notEqual(ignoreClass);
    var seen = valid.where(labels, 0.0);
    var output = valid.expandDims(axis).where(yPred, 0.0);
    var values = ofLabels(seen, output, fromLogits, axis);
    return valid.where(values, 0.0).withMask(valid);
  }

  private static Tensor labels(Tensor yTrue, Tensor yPred, int axis) {
    boolean same = yTrue.rank() == yPred.rank();
    var labels = same && yTrue.shape().dim(axis) == 1 ? yTrue.squeeze(axis) : yTrue;
    if (!yPred.shape().without(axis).accepts(labels.shape())) {
      throw new IllegalArgumentException(
          "sparse categorical crossentropy needs class numbers of shape "
              + yPred.shape().without(axis));
    }
    return labels.cast(DType.INT32);
  }

  private static Tensor ofLabels(Tensor labels, Tensor output, boolean fromLogits, int axis) {
    var logits = Logits.ofSoftmax(output);
    var x = logits != null ? logits : fromLogits ? output : Numerics.clipProbability(output).log();
    var log = x.logSoftmax(axis).moveaxis(axis, -1);
    int last = log.rank() - 1;
    // Not takeAlongAxis: a label of −1 must not mean the last class.
    return new Gather(last, last).on(log, labels.expandDims(-1)).squeeze(-1).negative();
  }

  /**
   * {@return (1 − p^q) / q, where p is the probability given to the class that yTrue names} Zhang
   * and Sabuncu 2018, Generalized Cross Entropy Loss.
   */
  public static Tensor generalized(Tensor yTrue, Tensor yPred, double q) {
    var chosen = yTrue.cast(DType.INT32).oneHot(yPred.shape().dim(-1), yPred.dtype());
    var p = yPred.multiply(chosen).sum(-1);
    return p.power(q).negative().add(1.0).divide(q);
  }

  private static Tensor share(Tensor p, int axis) {
    return p.divide(p.sum(true, axis));
  }

  private static Tensor smoothed(Tensor targets, double smoothing) {
    if (smoothing == 0) {
      return targets;
    }
    int classes = targets.shape().dim(-1);
    return targets.multiply(1 - smoothing).add(smoothing / classes);
  }
}
