package dev.addax.keras.constraints;

import dev.addax.keras.config.Codec;
import dev.addax.tensor.Tensor;
import java.util.function.UnaryOperator;

/**
 * A projection that optimizers apply to a weight after each update. Keras: {@code
 * keras.constraints.Constraint}.
 */
public interface Constraint extends UnaryOperator<Tensor> {
  Codec<Constraint> CODEC = Codec.object(Constraint.class);
}
