package dev.addax.keras.layers.regularization;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.ShapeCodec;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.Shape;
import org.jspecify.annotations.Nullable;

/**
 * In training sets random elements to 0 and scales the rest by 1 / (1 − rate) (Srivastava et al.,
 * 2014). Keras: {@code keras.layers.Dropout}.
 *
 * <p>Input of any shape, output of the same. A mask passes through.
 */
public final class Dropout extends Dropping<Dropout> {
  public static final Schema<Dropout> SCHEMA =
      Schema.of("keras.layers.Dropout", Dropout.class, Dropout::new);

  private final Option<@Nullable Shape> noiseShape =
      option("noise_shape", ShapeCodec.SHAPE.nullable(), null);

  private Dropout() {}

  /**
   * @param rate the share of elements that are dropped, 0 to 1
   */
  public Dropout(double rate) {
    amount.set(rate);
  }

  /**
   * {@return this layer with one draw for all elements along axes of size 1} A size of {@link
   * Shape#UNKNOWN} is that of the input.
   */
  public Dropout noiseShape(int... dims) {
    noiseShape.set(Shape.of(dims));
    return this;
  }

  @Override
  Shape noiseShape(Tensor x) {
    return Dropping.filled(noiseShape.get(), x);
  }
}
