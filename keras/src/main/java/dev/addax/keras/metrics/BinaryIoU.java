package dev.addax.keras.metrics;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import java.util.List;

/**
 * The mean intersection over union of class 0, class 1 or both, for probabilities of class 1.
 * Keras: {@code keras.metrics.BinaryIoU}.
 */
public final class BinaryIoU extends IntersectionOverUnion implements Metric.Options<BinaryIoU> {
  public static final Schema<BinaryIoU> SCHEMA =
      Schema.of("keras.metrics.BinaryIoU", BinaryIoU.class, BinaryIoU::new);

  private final Option<List<Integer>> targetClassIds =
      option("target_class_ids", Codec.INT.list(), List.of(0, 1));
  private final Option<Double> threshold = option("threshold", Codec.DOUBLE, 0.5);

  /** {@return this for class 0, class 1 or both} */
  public BinaryIoU targetClassIds(Integer... classes) {
    targetClassIds.set(List.of(classes));
    return this;
  }

  /** {@return this with class 1 from another probability on} */
  public BinaryIoU threshold(double value) {
    threshold.set(value);
    return this;
  }

  @Override
  int classes() {
    return 2;
  }

  @Override
  List<Integer> targetClasses() {
    return targetClassIds.get();
  }

  @Override
  Tensor targets(Tensor yTrue) {
    return yTrue;
  }

  @Override
  Tensor predictions(Tensor yPred) {
    return yPred.cast(DType.FLOAT32).greaterEqual(threshold.get());
  }
}
