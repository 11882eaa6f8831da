package dev.addax.keras.layers.activation;

import dev.addax.keras.config.Catalog;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Layer;
import java.util.List;

/** Activation functions as layers. */
public final class ActivationLayerCatalog implements Catalog {
  @Override
  public Class<?> kind() {
    return Layer.class;
  }

  @Override
  public List<Schema<?>> schemas() {
    return List.of(
        Activation.SCHEMA, ELU.SCHEMA, LeakyReLU.SCHEMA, PReLU.SCHEMA, ReLU.SCHEMA, Softmax.SCHEMA);
  }
}
