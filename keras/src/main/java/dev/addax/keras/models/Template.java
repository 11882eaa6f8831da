package dev.addax.keras.models;

import dev.addax.keras.config.ConfigException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a node as Python was given them, with a numbered slot where a tensor stands.
 *
 * @param positional the tree of the positional arguments
 * @param named the trees of the keyword arguments
 * @param histories for each slot {@code [layer, node, tensor]}
 */
record Template(
    List<@Nullable Object> positional,
    Map<String, @Nullable Object> named,
    List<List<?>> histories) {
  /** Where tensor {@code index} stands. */
  record Slot(int index) {}

  static Template read(@Nullable Object args, @Nullable Object kwargs) {
    var histories = new ArrayList<List<?>>();
    var positional = new ArrayList<@Nullable Object>();
    if (args instanceof List<?> list) {
      list.forEach(item -> positional.add(slots(item, histories)));
    }
    var named = new LinkedHashMap<String, @Nullable Object>();
    if (kwargs instanceof Map<?, ?> map) {
      map.forEach((key, item) -> named.put(String.valueOf(key), slots(item, histories)));
    }
    return new Template(positional, named, histories);
  }

  private static @Nullable Object slots(@Nullable Object json, List<List<?>> histories) {
    return switch (json) {
      case List<?> list -> mapped(list, item -> slots(item, histories));
      case Map<?, ?> map when "__keras_tensor__".equals(map.get("class_name")) -> {
        if (!(map.get("config") instanceof Map<?, ?> config)
            || !(config.get("keras_history") instanceof List<?> history)
            || history.size() != 3) {
          throw new ConfigException("a tensor without keras_history: " + json);
        }
        histories.add(history);
        yield new Slot(histories.size() - 1);
      }
      case Map<?, ?> map -> {
        var result = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, item) -> result.put(String.valueOf(key), slots(item, histories)));
        yield result;
      }
      case null, default -> json;
    };
  }

  /** {@return the positional arguments with {@code fill(i)} in slot i} */
  List<@Nullable Object> positional(IntFunction<?> fill) {
    return mapped(positional, item -> filled(item, fill));
  }

  /** {@return the keyword arguments with {@code fill(i)} in slot i} */
  Map<String, @Nullable Object> named(IntFunction<?> fill) {
    var result = new LinkedHashMap<String, @Nullable Object>();
    named.forEach((key, item) -> result.put(key, filled(item, fill)));
    return result;
  }

  static @Nullable Object filled(@Nullable Object tree, IntFunction<?> fill) {
    return switch (tree) {
      case Slot slot -> fill.apply(slot.index);
      case List<?> list -> mapped(list, item -> filled(item, fill));
      case Map<?, ?> map -> {
        var result = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, item) -> result.put(String.valueOf(key), filled(item, fill)));
        yield result;
      }
      case null, default -> tree;
    };
  }

  private static List<@Nullable Object> mapped(
      List<? extends @Nullable Object> list,
      Function<@Nullable Object, @Nullable Object> function) {
    var result = new ArrayList<@Nullable Object>();
    list.forEach(item -> result.add(function.apply(item)));
    return result;
  }
}
