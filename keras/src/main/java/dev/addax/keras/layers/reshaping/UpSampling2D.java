package dev.addax.keras.layers.reshaping;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Interpolation;
import dev.addax.tensor.math.Resizing;
import dev.addax.tensor.type.Shape;

/**
 * Pictures enlarged. Keras: {@code keras.layers.UpSampling2D}.
 *
 * <p>Input {@code (batch, height, width, channels)} or with the channels first, output of the same
 * rank.
 */
public final class UpSampling2D extends Enlarging<UpSampling2D> {
  public static final Schema<UpSampling2D> SCHEMA =
      Schema.of("keras.layers.UpSampling2D", UpSampling2D.class, UpSampling2D::new);

  private final Option<String> interpolation =
      option(
          "interpolation",
          Codec.oneOf("nearest", "bilinear", "bicubic", "lanczos3", "lanczos5"),
          "nearest");

  /** Twice along both axes. */
  public UpSampling2D() {
    super(2);
  }

  /** So many times, one number or one each for height and width. */
  public UpSampling2D(int... size) {
    this();
    this.size.set(Sizes.of(2, size));
  }

  /** {@return this layer with other ways to fill in, such as {@code "bilinear"}} */
  public UpSampling2D interpolation(String method) {
    interpolation.set(method);
    return this;
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    if (interpolation.get().equals("nearest")) {
      return repeated(x);
    }
    int[] axes = dataFormat.get().spatialAxes(4);
    int height = x.shape().dim(axes[0]);
    int width = x.shape().dim(axes[1]);
    if (height < 0 || width < 0) {
      return typed(x, axes);
    }
    return Resizing.resize(
            x,
            height * size.get().get(0),
            width * size.get().get(1),
            Interpolation.of(interpolation.get()),
            false,
            dataFormat.get())
        .cast(x.dtype());
  }

  /** While sizes are unknown only the type is right, and computing this is refused. */
  private Tensor typed(Tensor x, int[] axes) {
    var shape = x.shape();
    for (int i = 0; i < axes.length; i++) {
      int dim = shape.dim(axes[i]);
      shape = shape.with(axes[i], dim < 0 ? Shape.freshUnknown() : dim * size.get().get(i));
    }
    return new dev.addax.tensor.Reshape(shape).on(x);
  }
}
