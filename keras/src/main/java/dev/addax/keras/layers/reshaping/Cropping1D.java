package dev.addax.keras.layers.reshaping;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cuts off the ends of a sequence. Keras: {@code keras.layers.Cropping1D}.
 *
 * <p>Input {@code (batch, steps, channels)} or with the channels first, output of the same rank.
 */
public final class Cropping1D extends Bordered<Cropping1D> {
  public static final Schema<Cropping1D> SCHEMA =
      Schema.of("keras.layers.Cropping1D", Cropping1D.class, Cropping1D::new);

  /** Crops one step at both ends. */
  public Cropping1D() {
    super(1, "cropping", 1);
  }

  /** The same width on all sides. */
  public Cropping1D(int width) {
    this();
    border.set(Borders.all(1, width));
  }

  public Cropping1D(int before, int after) {
    this();
    border.set(Borders.of(new int[][] {{before, after}}));
  }

  @Override
  Tensor change(Tensor x, int axis, int before, int after) {
    return Axis.crop(title(), x, axis, before, after);
  }

  /** Keras' cropping of sequences knows of no data format. */
  @Override
  public Map<String, @Nullable Object> getConfig() {
    var config = new LinkedHashMap<>(super.getConfig());
    config.remove("data_format");
    return config;
  }
}
