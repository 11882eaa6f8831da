package dev.addax.keras.models;

import dev.addax.keras.config.ConfigException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the inputs or the outputs of a functional model are nested: a single one, a list, or a
 * dictionary. Dictionaries count by sorted key, as everywhere in Keras.
 *
 * @param tree lists and maps with a number where each tensor stands
 */
record Ends(Object tree) {
  /** {@return a single tensor, or a list of several} */
  static Ends of(int count) {
    return count == 1 ? new Ends(0) : listOf(count);
  }

  private static Ends listOf(int count) {
    var list = new ArrayList<Object>();
    for (int i = 0; i < count; i++) {
      list.add(i);
    }
    return new Ends(list);
  }

  /** {@return a dictionary with these keys} */
  static Ends named(Iterable<String> keys) {
    var map = new TreeMap<String, Object>();
    keys.forEach(key -> map.put(key, 0));
    map.replaceAll((key, zero) -> map.headMap(key).size());
    return new Ends(map);
  }

  /** {@return the keys of a plain dictionary, sorted; empty for everything else} */
  List<String> keys() {
    if (!(tree instanceof Map<?, ?> map)
        || map.values().stream().anyMatch(v -> !(v instanceof Integer))) {
      return List.of();
    }
    return map.keySet().stream().map(String::valueOf).sorted().toList();
  }

  // ---- writing

  /** {@return the nest with {@code leaf(i)} where tensor i stands} */
  Object write(Function<Integer, Object> leaf) {
    return write(tree, leaf);
  }

  private static Object write(Object tree, Function<Integer, Object> leaf) {
    return switch (tree) {
      case Integer index -> leaf.apply(index);
      case List<?> list -> list.stream().map(item -> write(item, leaf)).toList();
      case Map<?, ?> map -> {
        var json = new LinkedHashMap<String, Object>();
        map.forEach((key, item) -> json.put(String.valueOf(key), write(item, leaf)));
        yield json;
      }
      default -> throw new IllegalStateException("not a nest: " + tree);
    };
  }

  // ---- reading

  /** {@return the nest of {@code [layer, node, tensor]} entries, which are added to a list} */
  static Ends read(@Nullable Object json, List<List<?>> entries) {
    return new Ends(tree(json, entries));
  }

  private static Object tree(@Nullable Object json, List<List<?>> entries) {
    return switch (json) {
      case List<?> entry when entry.size() == 3 && entry.getFirst() instanceof String -> {
        entries.add(entry);
        yield entries.size() - 1;
      }
      case List<?> list -> {
        var items = new ArrayList<Object>();
        list.forEach(item -> items.add(tree(item, entries)));
        yield items;
      }
      case Map<?, ?> map -> {
        var sorted = new TreeMap<String, @Nullable Object>();
        map.forEach((key, item) -> sorted.put(String.valueOf(key), item));
        var numbered = new TreeMap<String, Object>();
        sorted.forEach((key, item) -> numbered.put(key, tree(item, entries)));
        // Written again in the order of the file.
        var ordered = new LinkedHashMap<String, Object>();
        map.keySet().forEach(key -> ordered.put(String.valueOf(key), numbered.get(key)));
        yield ordered;
      }
      case null, default ->
          throw new ConfigException("expected [layer, node, tensor], received " + json);
    };
  }
}
