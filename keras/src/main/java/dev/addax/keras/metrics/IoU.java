package dev.addax.keras.metrics;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The mean intersection over union of some classes. Keras: {@code keras.metrics.IoU}. */
public final class IoU extends IntersectionOverUnion implements Metric.Options<IoU> {
  public static final Schema<IoU> SCHEMA = Schema.of("keras.metrics.IoU", IoU.class, IoU::new);

  private final Option<Integer> numClasses = required("num_classes", Codec.INT);
  private final Option<List<Integer>> targetClassIds =
      required("target_class_ids", Codec.INT.list());
  private final Option<@Nullable Integer> ignoreClass =
      option("ignore_class", Codec.INT.nullable(), null);
  private final Option<Boolean> sparseYTrue = option("sparse_y_true", Codec.BOOLEAN, true);
  private final Option<Boolean> sparseYPred = option("sparse_y_pred", Codec.BOOLEAN, true);
  private final Option<Integer> axis = option("axis", Codec.INT, -1);

  private IoU() {}

  /** Of some of the classes. */
  public IoU(int numClasses, Integer... targetClassIds) {
    this.numClasses.set(numClasses);
    this.targetClassIds.set(List.of(targetClassIds));
  }

  /** {@return this leaving out samples of a class; null for none} */
  public IoU ignoreClass(@Nullable Integer number) {
    ignoreClass.set(number);
    return this;
  }

  /** {@return this taking targets as class numbers, or as one number per class} */
  public IoU sparseYTrue(boolean numbers) {
    sparseYTrue.set(numbers);
    return this;
  }

  /** {@return this taking predictions as class numbers, or as one number per class} */
  public IoU sparseYPred(boolean numbers) {
    sparseYPred.set(numbers);
    return this;
  }

  /** {@return this with the classes along another axis} */
  public IoU axis(int position) {
    axis.set(position);
    return this;
  }

  @Override
  int classes() {
    return numClasses.get();
  }

  @Override
  List<Integer> targetClasses() {
    return targetClassIds.get();
  }

  @Override
  @Nullable Integer ignored() {
    return ignoreClass.get();
  }

  @Override
  Tensor targets(Tensor yTrue) {
    return sparseYTrue.get() ? yTrue : yTrue.argmax(axis.get());
  }

  @Override
  Tensor predictions(Tensor yPred) {
    return sparseYPred.get() ? yPred : yPred.argmax(axis.get());
  }
}
