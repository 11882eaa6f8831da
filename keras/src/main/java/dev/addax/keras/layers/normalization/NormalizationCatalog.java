package dev.addax.keras.layers.normalization;

import dev.addax.keras.config.Catalog;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Layer;
import java.util.List;

/** Normalizing layers. */
public final class NormalizationCatalog implements Catalog {
  @Override
  public Class<?> kind() {
    return Layer.class;
  }

  @Override
  public List<Schema<?>> schemas() {
    return List.of(
        BatchNormalization.SCHEMA,
        GroupNormalization.SCHEMA,
        LayerNormalization.SCHEMA,
        RMSNormalization.SCHEMA,
        SpectralNormalization.SCHEMA,
        UnitNormalization.SCHEMA);
  }
}
