package dev.addax.keras.layers.reshaping;

import dev.addax.keras.config.Catalog;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Layer;
import java.util.List;

/** Layers that arrange elements. */
public final class ReshapingCatalog implements Catalog {
  @Override
  public Class<?> kind() {
    return Layer.class;
  }

  @Override
  public List<Schema<?>> schemas() {
    return List.of(
        Cropping1D.SCHEMA,
        Cropping2D.SCHEMA,
        Cropping3D.SCHEMA,
        Flatten.SCHEMA,
        Permute.SCHEMA,
        RepeatVector.SCHEMA,
        Reshape.SCHEMA,
        UpSampling1D.SCHEMA,
        UpSampling2D.SCHEMA,
        UpSampling3D.SCHEMA,
        ZeroPadding1D.SCHEMA,
        ZeroPadding2D.SCHEMA,
        ZeroPadding3D.SCHEMA);
  }
}
