package dev.addax.keras.metrics;

import dev.addax.tensor.Scan;
import dev.addax.tensor.Scatter;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import org.jspecify.annotations.Nullable;

/**
 * How often predictions were positive or negative, rightly or wrongly: one element per threshold,
 * or (thresholds, labels) where labels are counted apart.
 */
record Confusion(
    Tensor truePositives, Tensor falsePositives, Tensor trueNegatives, Tensor falseNegatives) {

  /** {@return the counts of a batch} */
  static Confusion of(Predictions batch, Thresholds thresholds) {
    return thresholds.even() ? bucketed(batch, thresholds) : compared(batch, thresholds);
  }

  /** Compares each prediction with each threshold. */
  private static Confusion compared(Predictions batch, Thresholds thresholds) {
    int labels = batch.labelled() ? 1 : 0;
    var limits = thresholds.tensor();
    for (int i = 0; i <= labels; i++) {
      limits = limits.expandDims(-1);
    }
    var positive = batch.values().expandDims(0).greater(limits);
    var truth = batch.truth().cast(DType.BOOL).expandDims(0);
    var weights = batch.weights();
    return new Confusion(
        sum(truth.logicalAnd(positive), weights),
        sum(truth.logicalNot().logicalAnd(positive), weights),
        sum(truth.logicalNot().logicalAnd(positive.logicalNot()), weights),
        sum(truth.logicalAnd(positive.logicalNot()), weights));
  }

  private static Tensor sum(Tensor condition, @Nullable Tensor weights) {
    var counted =
        weights == null
            ? condition.cast(DType.FLOAT32)
            : condition.where(weights.expandDims(0), 0.0);
    return counted.sum(1);
  }

  /** Counts predictions between neighbouring thresholds, then sums from the top down. */
  private static Confusion bucketed(Predictions batch, Thresholds thresholds) {
    var truth = batch.truth().notEqual(0).cast(DType.FLOAT32);
    var weights = batch.weights();
    var yes = weights == null ? truth : truth.multiply(weights);
    var no = truth.negative().add(1.0);
    no = weights == null ? no : no.multiply(weights);
    var buckets = buckets(batch.values(), thresholds);
    var truePositives = above(buckets, yes, thresholds.count());
    var falsePositives = above(buckets, no, thresholds.count());
    return new Confusion(
        truePositives,
        falsePositives,
        no.sum(0).subtract(falsePositives),
        yes.sum(0).subtract(truePositives));
  }

  // Bucket 0 is for predictions that exceed no threshold, i + 1 for those between i and i + 1.
  private static Tensor buckets(Tensor values, Thresholds thresholds) {
    var number = values.clip(0, 1).multiply((double) (thresholds.count() - 1)).ceil();
    return (thresholds.reachBeyond() ? number.maximum(1.0) : number).cast(DType.INT32);
  }

  private static Tensor above(Tensor buckets, Tensor weights, int thresholds) {
    if (buckets.rank() == 1) {
      var counted = counted(Shape.of(thresholds + 1), 0, buckets, weights);
      return new Scan(Scan.Kind.SUM, 0, true, false).on(counted.narrow(0, 1, thresholds));
    }
    var shape = Shape.of(buckets.shape().dim(1), thresholds + 1);
    var counted = counted(shape, 1, buckets.transpose(), weights.transpose());
    return new Scan(Scan.Kind.SUM, 1, true, false).on(counted.narrow(1, 1, thresholds)).transpose();
  }

  private static Tensor counted(Shape shape, int batch, Tensor buckets, Tensor weights) {
    var zeros = Tensors.full(shape, 0, DType.FLOAT32);
    return new Scatter(Scatter.Kind.ADD, batch, batch).on(zeros, buckets, weights);
  }
}
