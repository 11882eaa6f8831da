package dev.addax.keras.constraints;

import dev.addax.keras.config.Codec;
import dev.addax.tensor.Tensor;
import java.util.function.UnaryOperator;

/** A projection of a weight that optimizers apply after each update. */
@FunctionalInterface
public interface Constraint extends UnaryOperator<Tensor> {
  /** Constraints in configs: objects, or identifiers such as {@code "non_neg"}. */
  Codec<Constraint> CODEC = Codec.object(Constraint.class);
}
