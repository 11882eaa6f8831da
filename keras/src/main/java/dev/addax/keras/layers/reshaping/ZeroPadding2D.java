package dev.addax.keras.layers.reshaping;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/**
 * Adds zeros around pictures. Keras: {@code keras.layers.ZeroPadding2D}.
 *
 * <p>Input {@code (batch, height, width, channels)} or with the channels first, output of the same
 * rank.
 */
public final class ZeroPadding2D extends Bordered<ZeroPadding2D> {
  public static final Schema<ZeroPadding2D> SCHEMA =
      Schema.of("keras.layers.ZeroPadding2D", ZeroPadding2D.class, ZeroPadding2D::new);

  /** Pads one element on all sides. */
  public ZeroPadding2D() {
    super(2, "padding", 1);
  }

  /** The same width on all sides. */
  public ZeroPadding2D(int width) {
    this();
    border.set(Borders.all(2, width));
  }

  /** Widths {before, after} for each of the 2 axes. */
  public ZeroPadding2D(int[]... widths) {
    this();
    border.set(Borders.of(widths));
  }

  @Override
  Tensor change(Tensor x, int axis, int before, int after) {
    return Axis.pad(x, axis, before, after);
  }
}
