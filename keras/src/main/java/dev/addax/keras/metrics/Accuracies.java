package dev.addax.keras.metrics;

import dev.addax.keras.losses.Aligned;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;

/** Functions that give 1 for a right and 0 for a wrong prediction, float32. */
public final class Accuracies {
  private Accuracies() {}

  /** {@return where targets and predictions are equal} */
  public static Tensor accuracy(Tensor yTrue, Tensor yPred) {
    var pair = Aligned.of(yTrue.cast(yPred.dtype()), yPred);
    return matches(pair.first().equal(pair.second()));
  }

  /** {@return where the target is whether the prediction exceeds {@code threshold}} */
  public static Tensor binaryAccuracy(Tensor yTrue, Tensor yPred, double threshold) {
    var pair = Aligned.of(yTrue, yPred);
    var predicted = pair.second().greater(threshold).cast(pair.first().dtype());
    return matches(pair.first().equal(predicted));
  }

  /** {@return where target and prediction have their largest element at the same class} */
  public static Tensor categoricalAccuracy(Tensor yTrue, Tensor yPred) {
    return matches(yTrue.argmax(-1).equal(yPred.argmax(-1)));
  }

  /** {@return where the prediction is largest at the class that the target names} */
  public static Tensor sparseCategoricalAccuracy(Tensor yTrue, Tensor yPred) {
    boolean column = yTrue.rank() == yPred.rank() && yTrue.shape().dim(-1) == 1;
    var labels = column ? yTrue.squeeze(-1) : yTrue;
    var predicted = yPred.argmax(-1).cast(DType.FLOAT32);
    var matches = matches(labels.cast(DType.FLOAT32).equal(predicted));
    return matches.rank() > 1 && matches.shape().dim(-1) == 1 ? matches.squeeze(-1) : matches;
  }

  /** {@return where the target's class is among the k largest predictions} */
  public static Tensor topKCategoricalAccuracy(Tensor yTrue, Tensor yPred, int k) {
    return inTopK(yTrue.argmax(-1), yPred, k);
  }

  /** {@return where the class that the target names is among the k largest predictions} */
  public static Tensor sparseTopKCategoricalAccuracy(Tensor yTrue, Tensor yPred, int k) {
    return inTopK(yTrue.cast(DType.INT32), yPred, k);
  }

  /** {@return where the target is among the first k predictions, which are class numbers} */
  public static Tensor amongFirst(Tensor yTrue, Tensor yPred, int k) {
    var labels = yTrue.cast(yPred.dtype()).ravel();
    var numbers = rows(yPred);
    var first = numbers.narrow(-1, 0, Math.min(k, numbers.shape().dim(-1)));
    return shaped(first.equal(labels.expandDims(1)).any(1), yTrue);
  }

  // A class is among the k largest if fewer than k are larger; nothing is said of NaN and infinity.
  private static Tensor inTopK(Tensor labels, Tensor yPred, int k) {
    var predictions = rows(yPred);
    int classes = predictions.shape().dim(-1);
    var flat = labels.ravel();
    var chosen = flat.oneHot(classes, DType.BOOL);
    var own = chosen.where(predictions, 0.0).sum(true, -1);
    var larger = predictions.greater(own).cast(DType.INT32).sum(-1);
    var known = predictions.isfinite().all(-1).logicalAnd(chosen.any(-1));
    return shaped(larger.less(k).logicalAnd(known), labels);
  }

  private static Tensor rows(Tensor yPred) {
    return yPred.rank() > 2 ? yPred.reshape(-1, yPred.shape().dim(-1)) : yPred;
  }

  private static Tensor shaped(Tensor matches, Tensor labels) {
    return matches(labels.rank() > 1 ? matches.reshape(labels.shape()) : matches);
  }

  private static Tensor matches(Tensor condition) {
    return condition.cast(DType.FLOAT32);
  }
}
