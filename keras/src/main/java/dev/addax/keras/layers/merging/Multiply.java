package dev.addax.keras.layers.merging;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The product of its inputs; masked elements count as 1, and as 0 where all are masked. Keras:
 * {@code keras.layers.Multiply}.
 */
public final class Multiply extends Merge<Multiply> {
  public static final Schema<Multiply> SCHEMA =
      Schema.of("keras.layers.Multiply", Multiply.class, Multiply::new);

  public Multiply() {}

  @Override
  Tensor merge(List<Tensor> inputs, List<@Nullable Tensor> masks) {
    return Masked.product(inputs, masks);
  }
}
