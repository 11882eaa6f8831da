package dev.addax.keras.regularizers;

import dev.addax.keras.config.Catalog;
import dev.addax.keras.config.Schema;
import java.util.List;

/** The regularizers of Keras. */
public final class RegularizerCatalog implements Catalog {
  @Override
  public Class<?> kind() {
    return Regularizer.class;
  }

  @Override
  public List<Schema<?>> schemas() {
    return List.of(L1.SCHEMA, L2.SCHEMA, L1L2.SCHEMA, OrthogonalRegularizer.SCHEMA);
  }
}
