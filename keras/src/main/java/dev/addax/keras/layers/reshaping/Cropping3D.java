package dev.addax.keras.layers.reshaping;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/**
 * Cuts off the borders of volumes. Keras: {@code keras.layers.Cropping3D}.
 *
 * <p>Input {@code (batch, depth, height, width, channels)} or with the channels first, output of
 * the same rank.
 */
public final class Cropping3D extends Bordered<Cropping3D> {
  public static final Schema<Cropping3D> SCHEMA =
      Schema.of("keras.layers.Cropping3D", Cropping3D.class, Cropping3D::new);

  /** Crops one element on all sides. */
  public Cropping3D() {
    super(3, "cropping", 1);
  }

  /** The same width on all sides. */
  public Cropping3D(int width) {
    this();
    border.set(Borders.all(3, width));
  }

  /** Widths {before, after} for each of the 3 axes. */
  public Cropping3D(int[]... widths) {
    this();
    border.set(Borders.of(widths));
  }

  @Override
  Tensor change(Tensor x, int axis, int before, int after) {
    return Axis.crop(title(), x, axis, before, after);
  }
}
