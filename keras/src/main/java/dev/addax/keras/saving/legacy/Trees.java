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

  /** {@return the tree with lists where Keras 2 named the type of a sequence: tuples, shapes} */
  static @Nullable Object plain(@Nullable Object json) {
    return switch (json) {
      case List<?> list -> mapped(list, Trees::plain);
      case Map<?, ?> map when map.get("items") instanceof List<?> items && isSequence(map) ->
          mapped(items, Trees::plain);
      case Map<?, ?> map -> {
        var copy = copy(map);
        copy.replaceAll((key, value) -> plain(value));
        yield copy;
      }
      case null, default -> json;
    };
  }

  private static boolean isSequence(Map<?, ?> map) {
    return "__tuple__".equals(map.get("class_name")) || "TensorShape".equals(map.get("class_name"));
  }

  static List<@Nullable Object> mapped(
      List<?> list, Function<@Nullable Object, @Nullable Object> function) {
    var result = new ArrayList<@Nullable Object>();
    list.forEach(item -> result.add(function.apply(item)));
    return result;
  }
}
