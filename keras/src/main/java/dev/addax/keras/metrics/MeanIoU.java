package dev.addax.keras.metrics;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** The mean intersection over union of all classes. Keras: {@code keras.metrics.MeanIoU}. */
public final class MeanIoU extends IntersectionOverUnion implements Metric.Options<MeanIoU> {
  public static final Schema<MeanIoU> SCHEMA =
      Schema.of("keras.metrics.MeanIoU", MeanIoU.class, MeanIoU::new);

  private final Option<Integer> numClasses = required("num_classes", Codec.INT);
  private final Option<@Nullable Integer> ignoreClass =
      option("ignore_class", Codec.INT.nullable(), null);
  private final Option<Boolean> sparseYTrue = option("sparse_y_true", Codec.BOOLEAN, true);
  private final Option<Boolean> sparseYPred = option("sparse_y_pred", Codec.BOOLEAN, true);
  private final Option<Integer> axis = option("axis", Codec.INT, -1);

  private MeanIoU() {}

  /** Over all classes. */
  public MeanIoU(int numClasses) {
    this.numClasses.set(numClasses);
  }

  /** {@return this leaving out samples of a class; null for none} */
  public MeanIoU ignoreClass(@Nullable Integer number) {
    ignoreClass.set(number);
    return this;
  }

  /** {@return this taking targets as class numbers, or as one number per class} */
  public MeanIoU sparseYTrue(boolean numbers) {
    sparseYTrue.set(numbers);
    return this;
  }

  /** {@return this taking predictions as class numbers, or as one number per class} */
  public MeanIoU sparseYPred(boolean numbers) {
    sparseYPred.set(numbers);
    return this;
  }

  /** {@return this with the classes along another axis} */
  public MeanIoU axis(int position) {
    axis.set(position);
    return this;
  }

  @Override
  int classes() {
    return numClasses.get();
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
