package dev.addax.keras.saving;

import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON texts that have to be objects. */
final class JsonObject {
  private JsonObject() {}

  /**
   * {@return the object of a JSON text}
   *
   * @throws ConfigException if the text is not JSON or something else
   */
  static Map<String, @Nullable Object> parse(String text) {
    if (!(Json.parse(text) instanceof Map<?, ?> object)) {
      throw new ConfigException("expected a JSON object");
    }
    var copy = new LinkedHashMap<String, @Nullable Object>();
    object.forEach((key, value) -> copy.put(String.valueOf(key), value));
    return copy;
  }
}
