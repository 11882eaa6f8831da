package dev.addax.keras.layers.merging;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The smallest of its inputs, element by element; masked elements do not count. Keras: {@code
 * keras.layers.Minimum}.
 */
public final class Minimum extends Merge<Minimum> {
  public static final Schema<Minimum> SCHEMA =
      Schema.of("keras.layers.Minimum", Minimum.class, Minimum::new);

  public Minimum() {}

  @Override
  Tensor merge(List<Tensor> inputs, List<@Nullable Tensor> masks) {
    return Masked.combine(inputs, masks, Tensor::minimum);
  }
}
