package dev.addax.keras.saving.legacy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** JSON trees as Java collections. */
final class Trees {
  private Trees() {}

  static Map<String, @Nullable Object> copy(Map<?, ?> map) {
    var copy = new LinkedHashMap<String, @Nullable Object>();
    map.forEach((key, value) -> copy.put(String.valueOf(key), value));
    return copy;
  }

  /** {@return an object with these keys and values in turn} */
  static Map<String, @Nullable Object> object(@Nullable Object... keysAndValues) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
    }
    return map;
  }

  static List<?> list(@Nullable Object json) {
    return json instanceof List<?> list ? list : List.of();
  }

  /** {@return an empty map for what is no object} */
  static Map<?, ?> map(@Nullable Object json) {
    return json instanceof Map<?, ?> map ? map : Map.of();
  }

  /** {@return whether this is {@code {class_name: …, config: …}}} */
  static boolean isObject(@Nullable Object json) {
    return json instanceof Map<?, ?> map && map.get("class_name") instanceof String;
  }

  static List<@Nullable Object> mapped(
      List<?> list, Function<@Nullable Object, @Nullable Object> function) {
    var result = new ArrayList<@Nullable Object>();
    list.forEach(item -> result.add(function.apply(item)));
    return result;
  }
}
