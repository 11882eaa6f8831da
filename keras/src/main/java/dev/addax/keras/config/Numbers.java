package dev.addax.keras.config;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers, lists and objects of a JSON tree mean as Java values; null where they do not.
 */
final class Numbers {
  private Numbers() {}

  static @Nullable Integer toInt(@Nullable Object json) {
    var value = toLong(json);
    return value == null || value != value.intValue() ? null : (Integer) value.intValue();
  }

  static @Nullable Long toLong(@Nullable Object json) {
    return switch (json) {
      case Long v -> v;
      case Integer v -> v.longValue();
      case Short v -> v.longValue();
      case Byte v -> v.longValue();
      case Double v when v == Math.rint(v) && Math.abs(v) < 0x1p53 -> v.longValue();
      case null, default -> null;
    };
  }

  static @Nullable Double toDouble(@Nullable Object json) {
    return json instanceof Number n ? (Double) n.doubleValue() : null;
  }

  static List<Long> longs(List<Integer> values) {
    return values.stream().map(Integer::longValue).toList();
  }

  static @Nullable List<Integer> ints(@Nullable Object json, int n) {
    if (json instanceof List<?> list) {
      var values = list.stream().map(Numbers::toInt).toList();
      return values.size() == n && !values.contains(null) ? values : null;
    }
    var value = toInt(json);
    return value == null ? null : Collections.nCopies(n, value);
  }

  static Object oneOrMany(List<Integer> values) {
    return values.size() == 1 ? (Object) values.getFirst().longValue() : longs(values);
  }

  static @Nullable List<Integer> ints(@Nullable Object json) {
    return json instanceof List<?> list ? ints(list, list.size()) : ints(json, 1);
  }

  @SuppressWarnings("unchecked")
  static List<@Nullable Object> list(@Nullable Object json) {
    if (json instanceof List<?> list) {
      return (List<@Nullable Object>) list;
    }
    throw new ConfigException("expected a list, received " + Json.brief(json));
  }

  @SuppressWarnings("unchecked")
  static Map<String, @Nullable Object> map(@Nullable Object json) {
    if (json instanceof Map<?, ?> map) {
      return (Map<String, @Nullable Object>) map;
    }
    throw new ConfigException("expected an object, received " + Json.brief(json));
  }
}
