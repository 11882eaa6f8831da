package dev.addax.keras.layers.preprocessing;

import dev.addax.keras.config.Catalog;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Layer;
import java.util.List;

/** Layers that prepare data. */
public final class PreprocessingCatalog implements Catalog {
  @Override
  public Class<?> kind() {
    return Layer.class;
  }

  @Override
  public List<Schema<?>> schemas() {
    return List.of(
        CategoryEncoding.SCHEMA,
        Discretization.SCHEMA,
        HashedCrossing.SCHEMA,
        Hashing.SCHEMA,
        IntegerLookup.SCHEMA,
        MelSpectrogram.SCHEMA,
        Normalization.SCHEMA,
        Rescaling.SCHEMA,
        STFTSpectrogram.SCHEMA,
        StringLookup.SCHEMA,
        TextVectorization.SCHEMA);
  }
}
