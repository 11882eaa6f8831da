package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Interpolation;

/**
 * Pictures of another size. Keras: {@code keras.layers.Resizing}.
 *
 * <p>Whole numbers are rounded and stay whole numbers.
 */
public final class Resizing extends ImageLayer<Resizing> {
  public static final Schema<Resizing> SCHEMA =
      Schema.of("keras.layers.Resizing", Resizing.class, Resizing::new);

  private final Option<Integer> height = required("height", Sizes.POSITIVE);
  private final Option<Integer> width = required("width", Sizes.POSITIVE);
  private final Option<Interpolation> interpolation =
      option("interpolation", Codec.oneOf(Interpolation.class), Interpolation.BILINEAR);
  private final Option<Boolean> crops = option("crop_to_aspect_ratio", Codec.BOOLEAN, false);
  private final Option<Boolean> pads = option("pad_to_aspect_ratio", Codec.BOOLEAN, false);
  private final Option<String> fillMode = option("fill_mode", Codec.oneOf("constant"), "constant");
  private final Option<Double> fillValue = option("fill_value", Codec.DOUBLE, 0.0);
  private final Option<Boolean> antialias = option("antialias", Codec.BOOLEAN, false);

  private Resizing() {}

  public Resizing(int height, int width) {
    this.height.set(height);
    this.width.set(width);
  }

  /**
   * {@return this layer reading between pixels so, such as {@code "nearest"}, {@code "bicubic"}}
   */
  public Resizing interpolation(String method) {
    interpolation.named(method);
    return this;
  }

  /** {@return this layer keeping proportions, what is too much cut off at both sides} */
  public Resizing cropToAspectRatio(boolean on) {
    crops.set(on);
    return this;
  }

  /** {@return this layer keeping proportions, what is missing filled at both sides} */
  public Resizing padToAspectRatio(boolean on) {
    pads.set(on);
    return this;
  }

  /** {@return this layer filling with that value} */
  public Resizing fillValue(double value) {
    fillValue.set(value);
    return this;
  }

  /** {@return this layer averaging over what a pixel of a smaller picture covers} */
  public Resizing antialias(boolean on) {
    antialias.set(on);
    return this;
  }

  @Override
  boolean keepsDType() {
    return true;
  }

  @Override
  Tensor transform(Tensor images, boolean training) {
    if (crops.get() && pads.get()) {
      throw new ConfigException(
          title() + ": crop_to_aspect_ratio and pad_to_aspect_ratio exclude each other");
    }
    int h = height.get();
    int w = width.get();
    var format = dataFormat.get();
    var x = images;
    if (crops.get()) {
      x = dev.addax.tensor.math.Resizing.cropToAspectRatio(x, h, w, format);
    }
    if (pads.get()) {
      x = dev.addax.tensor.math.Resizing.padToAspectRatio(x, h, w, fillValue.get(), format);
    }
    return dev.addax.tensor.math.Resizing.resize(
        x, h, w, interpolation.get(), antialias.get(), format);
  }
}
