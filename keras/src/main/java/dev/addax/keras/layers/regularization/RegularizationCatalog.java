package dev.addax.keras.layers.regularization;

import dev.addax.keras.config.Catalog;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Layer;
import java.util.List;

/** Layers against overfitting. */
public final class RegularizationCatalog implements Catalog {
  @Override
  public Class<?> kind() {
    return Layer.class;
  }

  @Override
  public List<Schema<?>> schemas() {
    return List.of(
        ActivityRegularization.SCHEMA,
        AlphaDropout.SCHEMA,
        Dropout.SCHEMA,
        GaussianDropout.SCHEMA,
        GaussianNoise.SCHEMA,
        SpatialDropout1D.SCHEMA,
        SpatialDropout2D.SCHEMA,
        SpatialDropout3D.SCHEMA);
  }
}
