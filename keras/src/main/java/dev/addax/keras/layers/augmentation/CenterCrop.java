package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Interpolation;

/**
 * The middle of a picture; a picture that is too small is cropped to the wanted proportions and
 * enlarged. Keras: {@code keras.layers.CenterCrop}.
 */
public final class CenterCrop extends ImageLayer<CenterCrop> {
  public static final Schema<CenterCrop> SCHEMA =
      Schema.of("keras.layers.CenterCrop", CenterCrop.class, CenterCrop::new);

  private final Option<Integer> height = required("height", Sizes.POSITIVE);
  private final Option<Integer> width = required("width", Sizes.POSITIVE);

  private CenterCrop() {}

  public CenterCrop(int height, int width) {
    this.height.set(height);
    this.width.set(width);
  }

  @Override
  Tensor transform(Tensor images, boolean training) {
    int down = height(images) - height.get();
    int right = width(images) - width.get();
    if (down >= 0 && right >= 0) {
      return images
          .narrow(heightAxis(), down / 2, height.get())
          .narrow(widthAxis(), right / 2, width.get());
    }
    var format = dataFormat.get();
    var cropped =
        dev.addax.tensor.math.Resizing.cropToAspectRatio(images, height.get(), width.get(), format);
    return dev.addax.tensor.math.Resizing.resize(
        cropped, height.get(), width.get(), Interpolation.BILINEAR, false, format);
  }
}
