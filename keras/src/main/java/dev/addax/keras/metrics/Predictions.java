package dev.addax.keras.metrics;

import dev.addax.keras.losses.Aligned;
import dev.addax.tensor.Sort;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Targets and predictions of a batch, ready to be counted: (samples), or (samples, labels) where
 * labels are counted apart.
 *
 * @param labelled whether labels are counted apart
 */
record Predictions(Tensor truth, Tensor values, @Nullable Tensor weights, boolean labelled) {
  /** Stands for predictions that are not among the largest. */
  static final double LEAST = -1e10;

  /**
   * What is counted.
   *
   * @param topK only the largest predictions of each sample can be positive
   * @param classId only this class counts
   * @param labelWeights the weight of each label, when they are not counted apart
   */
  record Selection(
      @Nullable Integer topK,
      @Nullable Integer classId,
      boolean labelled,
      @Nullable List<Double> labelWeights) {
    static final Selection ALL = new Selection(null, null, false, null);

    static Selection ofClass(@Nullable Integer classId) {
      return new Selection(null, classId, false, null);
    }
  }

  static Predictions of(
      Tensor yTrue, Tensor yPred, @Nullable Tensor sampleWeight, Selection selection) {
    var aligned = Aligned.of(yPred.cast(DType.FLOAT32), yTrue.cast(DType.FLOAT32));
    var values = topped(aligned.first(), selection.topK());
    var truth = aligned.second();
    var weights = sampleWeight == null ? null : column(truth, sampleWeight);
    if (selection.classId() != null) {
      values = ofClass(values, selection.classId());
      truth = ofClass(truth, selection.classId());
    }
    if (!truth.shape().accepts(values.shape())) {
      throw new IllegalArgumentException("targets and predictions must have equal shapes");
    }
    var spread = weights == null ? null : weights.broadcastTo(values.shape());
    spread = labelled(spread, selection.labelWeights(), values);
    return selection.labelled()
        ? new Predictions(truth, values, spread, true)
        : new Predictions(
            truth.ravel(), values.ravel(), spread == null ? null : spread.ravel(), false);
  }

  private static Tensor column(Tensor truth, Tensor sampleWeight) {
    return Aligned.of(truth, sampleWeight.cast(DType.FLOAT32).expandDims(-1), false).second();
  }

  private static Tensor topped(Tensor values, @Nullable Integer k) {
    if (k == null) {
      return values;
    }
    int last = values.rank() - 1;
    var order = new Sort(last, true).allOn(List.of(values)).get(1);
    var top = order.narrow(last, 0, k).oneHot(values.shape().dim(last), DType.BOOL).any(last);
    return top.where(values, LEAST);
  }

  private static Tensor ofClass(Tensor values, int classId) {
    if (values.rank() < 2) {
      throw new IllegalArgumentException("class_id needs predictions of shape (samples, classes)");
    }
    int classes = values.shape().dim(-1);
    return values.narrow(-1, classId < 0 ? classId + classes : classId, 1);
  }

  private static @Nullable Tensor labelled(
      @Nullable Tensor weights, @Nullable List<Double> labelWeights, Tensor values) {
    if (labelWeights == null) {
      return weights;
    }
    var row = Tensors.of(labelWeights.stream().mapToDouble(w -> w).toArray(), labelWeights.size());
    var spread = row.cast(DType.FLOAT32).broadcastTo(values.shape());
    return weights == null ? spread : weights.multiply(spread);
  }
}
