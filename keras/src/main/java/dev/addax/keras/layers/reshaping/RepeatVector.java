package dev.addax.keras.layers.reshaping;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.InputSpec;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import java.util.List;

/**
 * A vector as a sequence of n equal steps. Keras: {@code keras.layers.RepeatVector}.
 *
 * <p>Input {@code (batch, features)}, output {@code (batch, n, features)}.
 */
public final class RepeatVector extends Layer implements Fluent<RepeatVector> {
  public static final Schema<RepeatVector> SCHEMA =
      Schema.of("keras.layers.RepeatVector", RepeatVector.class, RepeatVector::new);

  private final Option<Integer> n = required("n", Sizes.POSITIVE);

  private RepeatVector() {}

  public RepeatVector(int n) {
    this.n.set(n);
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    var step = x.expandDims(1);
    return step.broadcastTo(step.shape().with(1, n.get()));
  }

  @Override
  protected List<InputSpec> inputSpecs() {
    return List.of(InputSpec.rank(2));
  }
}
