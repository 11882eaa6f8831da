package dev.addax.keras.saving;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A form of configuration that is not Keras 3's, and how it is translated; found by {@link
 * java.util.ServiceLoader}. It applies to JSON texts and to all formats.
 */
public interface ConfigDialect {
  /**
   * {@return whether a model's configuration is written in this form}
   *
   * @param kerasVersion what the file says; empty if it says nothing
   */
  boolean speaks(Map<String, @Nullable Object> config, String kerasVersion);

  /**
   * {@return the same in the form of Keras 3}
   *
   * @param kerasVersion what the file says; empty if it says nothing
   * @param notes takes what the user may want to know
   */
  Map<String, @Nullable Object> translate(
      Map<String, @Nullable Object> config, String kerasVersion, Consumer<String> notes);
}
