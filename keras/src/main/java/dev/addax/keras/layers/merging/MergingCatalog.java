package dev.addax.keras.layers.merging;

import dev.addax.keras.config.Catalog;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Layer;
import java.util.List;

/** Layers of several inputs. */
public final class MergingCatalog implements Catalog {
  @Override
  public Class<?> kind() {
    return Layer.class;
  }

  @Override
  public List<Schema<?>> schemas() {
    return List.of(
        Add.SCHEMA,
        Average.SCHEMA,
        Concatenate.SCHEMA,
        Dot.SCHEMA,
        Maximum.SCHEMA,
        Minimum.SCHEMA,
        Multiply.SCHEMA,
        ScaledResidual.SCHEMA,
        Subtract.SCHEMA);
  }
}
