package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.DataFormat;
import dev.addax.tensor.type.Shape;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A layer that changes pictures. Input {@code (height, width, channels)} or {@code (batch, height,
 * width, channels)}, or with the channels first; output likewise, in the compute dtype. Keras:
 * {@code BaseImagePreprocessingLayer}.
 *
 * @param <L> the layer's class
 */
abstract class ImageLayer<L extends ImageLayer<L>> extends Layer implements Fluent<L> {
  final Option<DataFormat> dataFormat =
      option("data_format", Sizes.DATA_FORMAT, DataFormat.CHANNELS_LAST);
  private final Option<@Nullable String> boundingBoxFormat =
      optional("bounding_box_format", Codec.STRING);

  @SuppressWarnings("unchecked")
  final L self() {
    return (L) this;
  }

  /** {@return this layer for pictures with their channels there} */
  public final L dataFormat(DataFormat format) {
    dataFormat.set(format);
    return self();
  }

  /** {@return this layer for such pictures, {@code "channels_last"} or {@code "channels_first"}} */
  public final L dataFormat(String format) {
    dataFormat.named(format);
    return self();
  }

  /**
   * {@return a batch of changed pictures}
   *
   * @param images of rank 4
   */
  abstract Tensor transform(Tensor images, boolean training);

  /**
   * {@return what training makes of a batch of pictures}
   *
   * @param seeds gives the seed of each draw, where there are any
   */
  Tensor inTraining(Tensor images, Supplier<Tensor> seeds) {
    return transform(images, true);
  }

  /** {@return whether pictures keep a dtype of whole numbers} */
  boolean keepsDType() {
    return false;
  }

  /** {@return whether pictures are cast to the compute dtype outside of training too} */
  boolean castsOutsideTraining() {
    return true;
  }

  @Override
  protected boolean trainsByDefault() {
    return true;
  }

  @Override
  protected Tensor call(Tensor given, Call call) {
    if (given.rank() != 3 && given.rank() != 4) {
      throw new IllegalArgumentException(
          "%s takes one picture (rank 3) or a batch (rank 4), received shape %s"
              .formatted(title(), given.shape()));
    }
    boolean stays = keepsDType() || !call.training() && !castsOutsideTraining();
    var x = stays ? given : given.cast(computeDType());
    var changed = transform(x.rank() == 3 ? x.expandDims(0) : x, call.training());
    return x.rank() == 3 ? changed.squeeze(0) : changed;
  }

  // ---- axes of a batch

  final int heightAxis() {
    return dataFormat.get() == DataFormat.CHANNELS_LAST ? 1 : 2;
  }

  final int widthAxis() {
    return heightAxis() + 1;
  }

  final int channelAxis() {
    return dataFormat.get().channelAxis(4);
  }

  final int height(Tensor images) {
    return known(images, heightAxis(), "height");
  }

  final int width(Tensor images) {
    return known(images, widthAxis(), "width");
  }

  private int known(Tensor images, int axis, String what) {
    int size = images.shape().dim(axis);
    if (size < 0) {
      throw new IllegalArgumentException(
          "%s needs pictures of known %s, received shape %s"
              .formatted(title(), what, images.shape()));
    }
    return size;
  }

  /**
   * {@return whether a model is only being described: what computes knows the size of its batch}
   */
  static boolean isOpen(Tensor images) {
    return !images.shape().isKnown(0);
  }

  static Shape perImage(Tensor images) {
    return Shape.of(images.shape().dim(0));
  }

  /** {@return one value for each picture, as a shape that broadcasts to pictures} */
  static Tensor spread(Tensor perImage) {
    return perImage.expandDims(-1).expandDims(-1).expandDims(-1);
  }

  /** {@return pictures whose values are moved from one range to another} */
  final Tensor rescaled(Tensor images, List<Double> from, List<Double> to) {
    if (from.equals(to)) {
      return images;
    }
    var zeroToOne = images.subtract(from.get(0)).divide(from.get(1) - from.get(0));
    return zeroToOne.multiply(to.get(1) - to.get(0)).add(to.get(0));
  }
}
