package dev.addax.keras.layers.pooling;

import dev.addax.keras.config.Catalog;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Layer;
import java.util.List;

/** Pooling layers. */
public final class PoolingCatalog implements Catalog {
  @Override
  public Class<?> kind() {
    return Layer.class;
  }

  @Override
  public List<Schema<?>> schemas() {
    return List.of(
        AdaptiveAveragePooling1D.SCHEMA,
        AdaptiveAveragePooling2D.SCHEMA,
        AdaptiveAveragePooling3D.SCHEMA,
        AdaptiveMaxPooling1D.SCHEMA,
        AdaptiveMaxPooling2D.SCHEMA,
        AdaptiveMaxPooling3D.SCHEMA,
        AveragePooling1D.SCHEMA,
        AveragePooling2D.SCHEMA,
        AveragePooling3D.SCHEMA,
        GlobalAveragePooling1D.SCHEMA,
        GlobalAveragePooling2D.SCHEMA,
        GlobalAveragePooling3D.SCHEMA,
        GlobalMaxPooling1D.SCHEMA,
        GlobalMaxPooling2D.SCHEMA,
        GlobalMaxPooling3D.SCHEMA,
        MaxPooling1D.SCHEMA,
        MaxPooling2D.SCHEMA,
        MaxPooling3D.SCHEMA);
  }
}
