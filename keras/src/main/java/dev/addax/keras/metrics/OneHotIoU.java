package dev.addax.keras.metrics;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The mean intersection over union of some classes, for one-hot targets. Keras: {@code
 * keras.metrics.OneHotIoU}.
 */
public final class OneHotIoU extends IntersectionOverUnion implements Metric.Options<OneHotIoU> {
  public static final Schema<OneHotIoU> SCHEMA =
      Schema.of("keras.metrics.OneHotIoU", OneHotIoU.class, OneHotIoU::new);

  private final Option<Integer> numClasses = required("num_classes", Codec.INT);
  private final Option<List<Integer>> targetClassIds =
      required("target_class_ids", Codec.INT.list());
  private final Option<@Nullable Integer> ignoreClass =
      option("ignore_class", Codec.INT.nullable(), null);
  private final Option<Boolean> sparseYPred = option("sparse_y_pred", Codec.BOOLEAN, false);
  private final Option<Integer> axis = option("axis", Codec.INT, -1);

  private OneHotIoU() {}

  /** Of some of the classes. */
  public OneHotIoU(int numClasses, Integer... targetClassIds) {
    this.numClasses.set(numClasses);
    this.targetClassIds.set(List.of(targetClassIds));
  }

  /** {@return this leaving out samples of a class; null for none} */
  public OneHotIoU ignoreClass(@Nullable Integer number) {
    ignoreClass.set(number);
    return this;
  }

  /** {@return this taking predictions as class numbers, or as one number per class} */
  public OneHotIoU sparseYPred(boolean numbers) {
    sparseYPred.set(numbers);
    return this;
  }

  /** {@return this with the classes along another axis} */
  public OneHotIoU axis(int position) {
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
    return yTrue.argmax(axis.get());
  }

  @Override
  Tensor predictions(Tensor yPred) {
    return sparseYPred.get() ? yPred : yPred.argmax(axis.get());
  }
}
