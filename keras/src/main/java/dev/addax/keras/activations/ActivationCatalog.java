package dev.addax.keras.activations;

import static dev.addax.keras.activations.Activation.*;

import dev.addax.keras.config.Catalog;
import dev.addax.keras.config.Schema;
import java.util.List;
import java.util.stream.Stream;

/** The activation functions of Keras, with the two that have a second name. */
public final class ActivationCatalog implements Catalog {
  @Override
  public Class<?> kind() {
    return Activation.class;
  }

  @Override
  public List<Schema<?>> schemas() {
    return Stream.of(
            CELU,
            ELU,
            EXPONENTIAL,
            GELU,
            GLU,
            HARD_SHRINK,
            HARD_SIGMOID,
            HARD_SILU,
            HARD_TANH,
            LEAKY_RELU,
            LINEAR,
            LOG_SIGMOID,
            LOG_SOFTMAX,
            MISH,
            RELU,
            RELU6,
            SELU,
            SIGMOID,
            SILU,
            SOFTMAX,
            SOFTPLUS,
            SOFTSIGN,
            SOFT_SHRINK,
            SPARSEMAX,
            SPARSE_PLUS,
            SPARSE_SIGMOID,
            SQUAREPLUS,
            TANH,
            TANH_SHRINK)
        .<Schema<?>>map(activation -> schema((Named) activation))
        .toList();
  }

  private static Schema<Named> schema(Named activation) {
    var name = activation.identifier();
    var schema = Schema.constant("keras.activations." + name, Named.class, activation);
    return switch (name) {
      case "silu" -> schema.alias("swish");
      case "hard_silu" -> schema.alias("hard_swish");
      default -> schema;
    };
  }
}
