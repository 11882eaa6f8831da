package dev.addax.keras.layers.merging;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sum of its inputs. Keras: {@code keras.layers.Add}. */
public final class Add extends Merge<Add> {
  public static final Schema<Add> SCHEMA = Schema.of("keras.layers.Add", Add.class, Add::new);

  public Add() {}

  @Override
  Tensor merge(List<Tensor> inputs, List<@Nullable Tensor> masks) {
    return inputs.stream().reduce(Tensor::add).orElseThrow();
  }
}
