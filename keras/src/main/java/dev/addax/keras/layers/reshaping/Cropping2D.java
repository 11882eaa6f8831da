package dev.addax.keras.layers.reshaping;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/**
 * Cuts off the borders of pictures. Keras: {@code keras.layers.Cropping2D}.
 *
 * <p>Input {@code (batch, height, width, channels)} or with the channels first, output of the same
 * rank.
 */
public final class Cropping2D extends Bordered<Cropping2D> {
  public static final Schema<Cropping2D> SCHEMA =
      Schema.of("keras.layers.Cropping2D", Cropping2D.class, Cropping2D::new);

  /** Crops nothing. */
  public Cropping2D() {
    super(2, "cropping", 0);
  }

  /** The same width on all sides. */
  public Cropping2D(int width) {
    this();
    border.set(Borders.all(2, width));
  }

  /** Widths {before, after} for each of the 2 axes. */
  public Cropping2D(int[]... widths) {
    this();
    border.set(Borders.of(widths));
  }

  @Override
  Tensor change(Tensor x, int axis, int before, int after) {
    return Axis.crop(title(), x, axis, before, after);
  }
}
