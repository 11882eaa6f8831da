package dev.addax.keras.config;

import java.util.List;

/**
 * The list of the classes of one kind in one package, found by {@link java.util.ServiceLoader}.
 *
 * <p>To add classes of your own, write a catalog and name it in {@code module-info.java} ({@code
 * provides Catalog with …}) and in {@code META-INF/services/dev.addax.keras.config.Catalog}.
 */
public interface Catalog {
  /** {@return the common type of the listed classes, such as {@code Layer.class}} */
  Class<?> kind();

  /** {@return the schemas, one line for each class} */
  List<Schema<?>> schemas();
}
