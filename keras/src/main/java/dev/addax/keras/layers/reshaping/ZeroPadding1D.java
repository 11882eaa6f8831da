package dev.addax.keras.layers.reshaping;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/**
 * Adds zeros at the ends of a sequence. Keras: {@code keras.layers.ZeroPadding1D}.
 *
 * <p>Input {@code (batch, steps, channels)} or with the channels first, output of the same rank.
 */
public final class ZeroPadding1D extends Bordered<ZeroPadding1D> {
  public static final Schema<ZeroPadding1D> SCHEMA =
      Schema.of("keras.layers.ZeroPadding1D", ZeroPadding1D.class, ZeroPadding1D::new);

  /** Pads one step at both ends. */
  public ZeroPadding1D() {
    super(1, "padding", 1);
  }

  /** The same width on all sides. */
  public ZeroPadding1D(int width) {
    this();
    border.set(Borders.all(1, width));
  }

  public ZeroPadding1D(int before, int after) {
    this();
    border.set(Borders.of(new int[][] {{before, after}}));
  }

  @Override
  Tensor change(Tensor x, int axis, int before, int after) {
    return Axis.pad(x, axis, before, after);
  }
}
