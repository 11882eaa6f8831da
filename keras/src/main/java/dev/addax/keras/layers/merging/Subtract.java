package dev.addax.keras.layers.merging;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first input minus the second. Keras: {@code keras.layers.Subtract}. */
public final class Subtract extends Merge<Subtract> {
  public static final Schema<Subtract> SCHEMA =
      Schema.of("keras.layers.Subtract", Subtract.class, Subtract::new);

  public Subtract() {}

  @Override
  protected void build(List<Shape> inputs) {
    if (inputs.size() != 2) {
      throw new IllegalArgumentException(
          "%s takes exactly 2 inputs, received %d: %s".formatted(title(), inputs.size(), inputs));
    }
    super.build(inputs);
  }

  @Override
  Tensor merge(List<Tensor> inputs, List<@Nullable Tensor> masks) {
    return inputs.get(0).subtract(inputs.get(1));
  }
}
