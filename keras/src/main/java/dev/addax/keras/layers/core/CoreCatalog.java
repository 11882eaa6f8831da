package dev.addax.keras.layers.core;

import dev.addax.keras.config.Catalog;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Layer;
import java.util.List;

/** The layers that most models are made of. */
public final class CoreCatalog implements Catalog {
  @Override
  public Class<?> kind() {
    return Layer.class;
  }

  @Override
  public List<Schema<?>> schemas() {
    return List.of(
        Dense.SCHEMA,
        EinsumDense.SCHEMA,
        Embedding.SCHEMA,
        Identity.SCHEMA,
        Lambda.SCHEMA,
        LayerScale.SCHEMA,
        Masking.SCHEMA,
        ReversibleEmbedding.SCHEMA);
  }
}
