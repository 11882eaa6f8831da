package dev.addax.keras.metrics;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The mean intersection over union of all classes, for one-hot targets. Keras: {@code
 * keras.metrics.OneHotMeanIoU}.
 */
public final class OneHotMeanIoU extends IntersectionOverUnion
    implements Metric.Options<OneHotMeanIoU> {
  public static final Schema<OneHotMeanIoU> SCHEMA =
      Schema.of("keras.metrics.OneHotMeanIoU", OneHotMeanIoU.class, OneHotMeanIoU::new);

  private final Option<Integer> numClasses = required("num_classes", Codec.INT);
  private final Option<@Nullable Integer> ignoreClass =
      option("ignore_class", Codec.INT.nullable(), null);
  private final Option<Boolean> sparseYPred = option("sparse_y_pred", Codec.BOOLEAN, false);
  private final Option<Integer> axis = option("axis", Codec.INT, -1);

  private OneHotMeanIoU() {}

  /** Over all classes. */
  public OneHotMeanIoU(int numClasses) {
    this.numClasses.set(numClasses);
  }

  /** {@return this leaving out samples of a class; null for none} */
  public OneHotMeanIoU ignoreClass(@Nullable Integer number) {
    ignoreClass.set(number);
    return this;
  }

  /** {@return this taking predictions as class numbers, or as one number per class} */
  public OneHotMeanIoU sparseYPred(boolean numbers) {
    sparseYPred.set(numbers);
    return this;
  }

  /** {@return this with the classes along another axis} */
  public OneHotMeanIoU axis(int position) {
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
    return yTrue.argmax(axis.get());
  }

  @Override
  Tensor predictions(Tensor yPred) {
    return sparseYPred.get() ? yPred : yPred.argmax(axis.get());
  }
}
