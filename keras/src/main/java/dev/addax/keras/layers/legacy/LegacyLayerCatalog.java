package dev.addax.keras.layers.legacy;

import dev.addax.keras.config.Catalog;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Layer;
import java.util.List;

/** Layers of older versions. */
public final class LegacyLayerCatalog implements Catalog {
  @Override
  public Class<?> kind() {
    return Layer.class;
  }

  @Override
  public List<Schema<?>> schemas() {
    return List.of(
        Highway.SCHEMA,
        LocallyConnected1D.SCHEMA,
        LocallyConnected2D.SCHEMA,
        MaxoutDense.SCHEMA,
        MomentNormalization.SCHEMA,
        ParametricSoftplus.SCHEMA,
        SReLU.SCHEMA,
        ThresholdedReLU.SCHEMA);
  }
}
