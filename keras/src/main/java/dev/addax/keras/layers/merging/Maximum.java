package dev.addax.keras.layers.merging;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The largest of its inputs, element by element; masked elements do not count. Keras: {@code
 * keras.layers.Maximum}.
 */
public final class Maximum extends Merge<Maximum> {
  public static final Schema<Maximum> SCHEMA =
      Schema.of("keras.layers.Maximum", Maximum.class, Maximum::new);

  public Maximum() {}

  @Override
  Tensor merge(List<Tensor> inputs, List<@Nullable Tensor> masks) {
    return Masked.combine(inputs, masks, Tensor::maximum);
  }
}
