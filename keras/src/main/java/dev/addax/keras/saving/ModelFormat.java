package dev.addax.keras.saving;

import java.nio.file.Path;
import java.util.List;

/**
 * One kind of file that models or weights are kept in, found by {@link java.util.ServiceLoader}.
 *
 * <p>To add one, write a class with a public constructor and name it in {@code module-info.java}
 * ({@code provides ModelFormat with …}) and in {@code
 * META-INF/services/dev.addax.keras.saving.ModelFormat}.
 */
public interface ModelFormat {
  /** {@return the kind in words, such as {@code Keras 3 archive}} */
  String name();

  /**
   * {@return the endings of file names for which this format is written; empty if it is only read}
   */
  default List<String> suffixes() {
    return List.of();
  }

  /** {@return whether this content is of this kind; suffixes say nothing} */
  boolean recognizes(FileContent content);

  /**
   * {@return the content, which now belongs to the result and is closed with it}
   *
   * @throws SavingException if it is damaged
   */
  SavedModel open(FileContent content);

  /** {@return whether the architecture is written too} */
  default boolean holdsModels() {
    return false;
  }

  /**
   * Writes a file; the one that was there before stays until the new one is complete.
   *
   * @throws SavingException if it cannot be written
   */
  default void write(ModelContent content, Path file) {
    throw new SavingException(name() + " can only be read; save as .keras or .weights.h5");
  }
}
