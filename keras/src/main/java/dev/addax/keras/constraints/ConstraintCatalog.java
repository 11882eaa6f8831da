package dev.addax.keras.constraints;

import dev.addax.keras.config.Catalog;
import dev.addax.keras.config.Schema;
import java.util.List;

/** The constraints of Keras. */
public final class ConstraintCatalog implements Catalog {
  @Override
  public Class<?> kind() {
    return Constraint.class;
  }

  @Override
  public List<Schema<?>> schemas() {
    return List.of(MaxNorm.SCHEMA, MinMaxNorm.SCHEMA, NonNeg.SCHEMA, UnitNorm.SCHEMA);
  }
}
