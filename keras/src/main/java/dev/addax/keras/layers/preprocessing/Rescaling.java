package dev.addax.keras.layers.preprocessing;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.initializers.Arrays;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;

/**
 * x · scale + offset. Keras: {@code keras.layers.Rescaling}.
 *
 * <p>Input of any shape and dtype, output of the same shape in the compute dtype. A mask passes
 * through.
 *
 * <pre>{@code
 * new Rescaling(1 / 127.5).offset(-1)      // bytes to −1 … 1
 * }</pre>
 */
public final class Rescaling extends Layer implements Fluent<Rescaling> {
  public static final Schema<Rescaling> SCHEMA =
      Schema.of("keras.layers.Rescaling", Rescaling.class, Rescaling::new);

  private final Option<Tensor> scale = required("scale", Arrays.LISTS);
  private final Option<Tensor> offset = option("offset", Arrays.LISTS, number(0));

  private Rescaling() {}

  public Rescaling(double scale) {
    this.scale.set(number(scale));
  }

  /**
   * @param scale one factor for each channel, or any tensor that broadcasts to the input
   */
  public Rescaling(Tensor scale) {
    this.scale.set(scale);
  }

  /** {@return this layer with something added after scaling} */
  public Rescaling offset(double number) {
    offset.set(number(number));
    return this;
  }

  /** {@return this layer with something added for each channel after scaling} */
  public Rescaling offset(Tensor tensor) {
    offset.set(tensor);
    return this;
  }

  private static Tensor number(double value) {
    return Tensors.full(Shape.SCALAR, value, DType.FLOAT64);
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    var dtype = computeDType();
    return x.cast(dtype).multiply(scale.get().cast(dtype)).add(offset.get().cast(dtype));
  }

  @Override
  protected boolean supportsMasking() {
    return true;
  }
}
