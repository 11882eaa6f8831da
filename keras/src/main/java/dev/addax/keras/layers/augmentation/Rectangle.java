package dev.addax.keras.layers.augmentation;

import dev.addax.tensor.Iota;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.function.Supplier;

/** A part of each picture of a batch: from where to where, in pixels. */
record Rectangle(Tensor left, Tensor right, Tensor top, Tensor bottom) {
  /**
   * {@return random places for rectangles of a given size}
   *
   * @param width as a share of the picture's, as {@code height}; one value for each picture
   */
  static Rectangle drawn(
      ImageLayer<?> layer, Tensor images, Tensor width, Tensor height, Supplier<Tensor> seeds) {
    var across = span(images, layer.width(images), width, seeds);
    var down = span(images, layer.height(images), height, seeds);
    return new Rectangle(across[0], across[1], down[0], down[1]);
  }

  private static Tensor[] span(Tensor images, int size, Tensor share, Supplier<Tensor> seeds) {
    var length = share.multiply(size);
    var room = length.negative().add(size);
    var start = RandomImageLayer.uniform(ImageLayer.perImage(images), 0, 1, seeds).multiply(room);
    return new Tensor[] {start, start.add(length)};
  }

  /** {@return for each picture which of its pixels lie inside, to broadcast over channels} */
  Tensor mask(ImageLayer<?> layer, Tensor images) {
    var x = places(layer, images, layer.widthAxis());
    var y = places(layer, images, layer.heightAxis());
    return x.greaterEqual(ImageLayer.spread(left))
        .logicalAnd(x.less(ImageLayer.spread(right)))
        .logicalAnd(y.greaterEqual(ImageLayer.spread(top)))
        .logicalAnd(y.less(ImageLayer.spread(bottom)));
  }

  private static Tensor places(ImageLayer<?> layer, Tensor images, int axis) {
    var shape = Shape.of(1, 1, 1, 1).with(axis, images.shape().dim(axis));
    return new Iota(new TensorType(DType.FLOAT32, shape), axis).on();
  }

  /** {@return the share of each picture that lies inside} */
  Tensor share(int width, int height) {
    return right.subtract(left).multiply(bottom.subtract(top)).divide((double) width * height);
  }
}
