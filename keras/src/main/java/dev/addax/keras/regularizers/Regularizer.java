package dev.addax.keras.regularizers;

import dev.addax.keras.config.Codec;
import dev.addax.tensor.Tensor;
import java.util.function.UnaryOperator;

/**
 * A penalty on a weight or an output, added to the loss: a tensor in, a scalar of its dtype out.
 */
@FunctionalInterface
public interface Regularizer extends UnaryOperator<Tensor> {
  /** Regularizers in configs: objects, or identifiers such as {@code "l2"}. */
  Codec<Regularizer> CODEC = Codec.object(Regularizer.class);
}
