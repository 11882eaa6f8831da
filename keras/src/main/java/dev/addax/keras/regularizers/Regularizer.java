package dev.addax.keras.regularizers;

import dev.addax.keras.config.Codec;
import dev.addax.tensor.Tensor;
import java.util.function.UnaryOperator;

/** A penalty on a weight or an output: a scalar. Keras: {@code keras.regularizers.Regularizer}. */
public interface Regularizer extends UnaryOperator<Tensor> {
  Codec<Regularizer> CODEC = Codec.object(Regularizer.class);
}
