package dev.addax.keras.layers.regularization;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.ShapeCodec;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import org.jspecify.annotations.Nullable;

/**
 * In training sets random elements to the negative saturation of selu, then scales and shifts so
 * that mean and variance stay (Klambauer et al., 2017). Keras: {@code keras.layers.AlphaDropout}.
 *
 * <p>Input of any shape, output of the same. A mask passes through.
 */
public final class AlphaDropout extends Noisy<AlphaDropout> {
  public static final Schema<AlphaDropout> SCHEMA =
      Schema.of("keras.layers.AlphaDropout", AlphaDropout.class, AlphaDropout::new);

  private static final double SATURATION = -1.6732632423543772 * 1.0507009873554805;

  private final Option<@Nullable Shape> noiseShape =
      option("noise_shape", ShapeCodec.SHAPE.nullable(), null);

  private AlphaDropout() {
    super("rate");
  }

  /**
   * @param rate the share of elements that are dropped, 0 to 1
   */
  public AlphaDropout(double rate) {
    this();
    amount.set(rate);
  }

  /**
   * {@return this layer with one draw for all elements along axes of size 1} A size of {@link
   * Shape#UNKNOWN} is that of the input.
   */
  public AlphaDropout noiseShape(int... dims) {
    noiseShape.set(Shape.of(dims));
    return this;
  }

  @Override
  Tensor disturb(Tensor x) {
    double rate = amount.get();
    var draws = uniform(Dropping.filled(noiseShape.get(), x), DType.FLOAT32);
    var kept = draws.greaterEqual(rate).cast(x.dtype());
    double a = 1 / Math.sqrt((1 - rate) * (1 + rate * SATURATION * SATURATION));
    double b = -a * SATURATION * rate;
    var dropped = kept.negative().add(1).multiply(SATURATION);
    return x.multiply(kept).add(dropped).multiply(a).add(b);
  }
}
