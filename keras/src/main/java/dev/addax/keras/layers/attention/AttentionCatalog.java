package dev.addax.keras.layers.attention;

import dev.addax.keras.config.Catalog;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Layer;
import java.util.List;

/** The attention layers. */
public final class AttentionCatalog implements Catalog {
  @Override
  public Class<?> kind() {
    return Layer.class;
  }

  @Override
  public List<Schema<?>> schemas() {
    return List.of(
        MultiHeadAttention.SCHEMA,
        GroupQueryAttention.SCHEMA,
        Attention.SCHEMA,
        AdditiveAttention.SCHEMA);
  }
}
