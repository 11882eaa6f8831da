package dev.addax.keras.layers;

import dev.addax.keras.config.Naming;
import dev.addax.keras.config.Registry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The places of a layer's parts in Keras 3 files, relative to the layer. A part is written to its
 * first place; files of other versions may hold it at a later one. Keras: {@code _walk_saveable}
 * and {@code _save_container_state}.
 */
public final class SavedParts {
  /**
   * A part and a place.
   *
   * @param path such as {@code cell} or {@code layers/dense_1}
   */
  public record Place(String path, Layer part) {}

  private SavedParts() {}

  /**
   * {@return the places of parts under the attributes they were tracked as}, attributes that begin
   * with {@code _} last. {@code blocks/0} and {@code blocks/1} are items of a list {@code blocks}
   * and are counted there by class.
   */
  static List<Place> attributes(Map<String, Layer> parts) {
    return attributes(parts, Map.of());
  }

  /**
   * {@return the places of the parts of a subclassed model: its attributes, between which its list
   * {@code layers} has its place in the alphabet}
   */
  public static List<Place> model(SequencedMap<String, Layer> parts, List<Layer> layers) {
    return attributes(parts, Map.of("layers", layers));
  }

  private static List<Place> attributes(Map<String, Layer> parts, Map<String, List<Layer>> more) {
    var lists = new LinkedHashMap<String, List<Layer>>();
    var single = new HashMap<String, Layer>();
    parts.forEach(
        (name, part) -> {
          int slash = name.lastIndexOf('/');
          if (slash < 0) {
            single.put(name, part);
          } else {
            lists.computeIfAbsent(name.substring(0, slash), _ -> new ArrayList<>()).add(part);
          }
        });
    more.forEach(lists::putIfAbsent);
    var names = new ArrayList<>(single.keySet());
    names.addAll(lists.keySet());
    names.sort(Comparator.comparing(SavedParts::key));
    var places = new ArrayList<Place>();
    for (var name : names) {
      var part = single.get(name);
      if (part != null) {
        places.add(new Place(name, part));
      }
      places.addAll(list(name, lists.getOrDefault(name, List.of())));
    }
    single.forEach((name, part) -> places.add(new Place(other(name), part)));
    return places;
  }

  private static String key(String name) {
    return name.startsWith("_") ? "~" + name : name;
  }

  /** Keras made some attributes private or public over time. */
  private static String other(String name) {
    return name.startsWith("_") ? name.substring(1) : "_" + name;
  }

  /** {@return the places of the items of a list, counted by class} */
  public static List<Place> list(String name, List<Layer> items) {
    var counts = new HashMap<String, Integer>();
    var places = new ArrayList<Place>();
    for (var item : items) {
      var base = Naming.toSnakeCase(className(item));
      int before = counts.merge(base, 1, Integer::sum) - 1;
      var unique = before == 0 ? base : base + "_" + before;
      places.add(new Place(name + "/" + unique, item));
    }
    return places;
  }

  /** {@return the name of the Python class that a layer stands for} */
  private static String className(Layer layer) {
    return Registry.global()
        .customName(layer)
        .map(name -> name.substring(name.indexOf('>') + 1))
        .orElseGet(layer::baseName);
  }
}
