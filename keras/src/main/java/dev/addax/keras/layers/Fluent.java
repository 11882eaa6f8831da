package dev.addax.keras.layers;

import dev.addax.keras.config.DTypePolicy;
import dev.addax.keras.regularizers.Regularizer;
import org.jspecify.annotations.Nullable;

/**
 * The setters that all layers have, returning the layer's own type so that they chain with those of
 * its class: {@code new Dense(10).name("digit").activation("softmax")}.
 *
 * <pre>{@code
 * final class SimpleDense extends Layer implements Fluent<SimpleDense> { … }
 * }</pre>
 *
 * @param <L> the layer's class
 */
public interface Fluent<L extends Layer> {
  /** {@return this layer under another name; without one it takes the next automatic name} */
  default L name(String text) {
    layer().nameOption.set(text);
    return self();
  }

  /** {@return this layer with another dtype or dtype policy, such as {@code "mixed_bfloat16"}} */
  default L dtype(String policy) {
    return dtype(new DTypePolicy(policy));
  }

  /** {@return this layer with another dtype policy} */
  default L dtype(DTypePolicy policy) {
    layer().dtypeOption.set(policy);
    return self();
  }

  /** {@return this layer, frozen from the start if {@code on} is false} */
  default L trainable(boolean on) {
    layer().trainableOption.set(on);
    return self();
  }

  /** {@return this layer with a penalty on its output, divided by the batch size} */
  default L activityRegularizer(@Nullable Regularizer penalty) {
    layer().activityRegularizer.set(penalty);
    return self();
  }

  /** {@return this layer with a penalty on its output, such as {@code "l2"}} */
  default L activityRegularizer(String penalty) {
    layer().activityRegularizer.named(penalty);
    return self();
  }

  private Layer layer() {
    return (Layer) this;
  }

  @SuppressWarnings("unchecked")
  private L self() {
    return (L) this;
  }
}
