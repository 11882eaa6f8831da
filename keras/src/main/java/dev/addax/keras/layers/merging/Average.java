package dev.addax.keras.layers.merging;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The mean of its inputs. Keras: {@code keras.layers.Average}. */
public final class Average extends Merge<Average> {
  public static final Schema<Average> SCHEMA =
      Schema.of("keras.layers.Average", Average.class, Average::new);

  public Average() {}

  @Override
  Tensor merge(List<Tensor> inputs, List<@Nullable Tensor> masks) {
    return inputs.stream().reduce(Tensor::add).orElseThrow().divide(inputs.size());
  }
}
