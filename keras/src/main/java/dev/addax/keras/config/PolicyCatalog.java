package dev.addax.keras.config;

import java.util.List;

/** Dtype policies: what layers save under {@code dtype}. */
public final class PolicyCatalog implements Catalog {
  @Override
  public Class<?> kind() {
    return DTypePolicy.class;
  }

  @Override
  public List<Schema<?>> schemas() {
    return List.of(DTypePolicy.SCHEMA);
  }
}
