package dev.addax.keras.layers.reshaping;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/**
 * Adds zeros around volumes. Keras: {@code keras.layers.ZeroPadding3D}.
 *
 * <p>Input {@code (batch, depth, height, width, channels)} or with the channels first, output of
 * the same rank.
 */
public final class ZeroPadding3D extends Bordered<ZeroPadding3D> {
  public static final Schema<ZeroPadding3D> SCHEMA =
      Schema.of("keras.layers.ZeroPadding3D", ZeroPadding3D.class, ZeroPadding3D::new);

  /** Pads one element on all sides. */
  public ZeroPadding3D() {
    super(3, "padding", 1);
  }

  /** The same width on all sides. */
  public ZeroPadding3D(int width) {
    this();
    border.set(Borders.all(3, width));
  }

  /** Widths {before, after} for each of the 3 axes. */
  public ZeroPadding3D(int[]... widths) {
    this();
    border.set(Borders.of(widths));
  }

  @Override
  Tensor change(Tensor x, int axis, int before, int after) {
    return Axis.pad(x, axis, before, after);
  }
}
