package dev.addax.keras.layers.legacy;

import dev.addax.keras.activations.Activation;
import dev.addax.keras.config.Catalog;
import dev.addax.keras.config.Schema;
import java.util.List;

/** Activations that have become others under the same name. */
public final class LegacyActivationCatalog implements Catalog {
  @Override
  public Class<?> kind() {
    return Activation.class;
  }

  @Override
  public List<Schema<?>> schemas() {
    return List.of(
        Schema.constant("keras2>keras2_hard_sigmoid", HardSigmoid.class, HardSigmoid.INSTANCE));
  }
}
