package dev.addax.keras.models;

import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Json;
import dev.addax.keras.config.Registry;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.saving.SavedModel;
import dev.addax.keras.saving.StoredTensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The layers in a saved architecture whose classes nobody knows, and how to make them known. */
final class Unknown {
  private static final Set<String> COMMON =
      Set.of("name", "trainable", "dtype", "autocast", "activity_regularizer");
  private static final int SHOWN = 20;

  private final SavedModel saved;
  private final Set<String> classes = new LinkedHashSet<>();
  private final List<String> lines = new ArrayList<>();

  private Unknown(SavedModel saved) {
    this.saved = saved;
  }

  /** {@return what to write for each, a line for each; empty if all classes are known} */
  static String in(Map<String, @Nullable Object> config, SavedModel saved) {
    var found = new Unknown(saved);
    found.root(config);
    found.walk(config);
    return found.lines.isEmpty()
        ? ""
        : "\nClasses that have to be given:\n" + String.join("\n", found.lines);
  }

  /** A model that calls its layers by itself: its file holds no more than what it was made with. */
  private void root(Map<String, @Nullable Object> json) {
    if (json.get("class_name") instanceof String className && !isKnown(json, className)) {
      var name = registered(json, className);
      var simple = simple(name);
      var own = json.get("config") instanceof Map<?, ?> config ? own(config) : Map.of();
      classes.add(name);
      lines.add(
          "  the model is of class %s, config %s; its layers are in Python code, not in the file\n    %s.load(path), with class %s extends Model"
              .formatted(
                  name,
                  Json.text(own),
                  own.isEmpty()
                      ? "Models.with(\"%s\", %s::new)".formatted(name, simple)
                      : "Models.withConfig(\"%s\", config -> new %s(…))".formatted(name, simple),
                  simple));
    }
  }

  private void walk(@Nullable Object json) {
    switch (json) {
      case Map<?, ?> map -> {
        visit(map);
        map.values().forEach(this::walk);
      }
      case List<?> list -> list.forEach(this::walk);
      case null, default -> {}
    }
  }

  /** Only layers have a name and a trainable flag in their config. */
  private void visit(Map<?, ?> json) {
    if (json.get("class_name") instanceof String className
        && json.get("config") instanceof Map<?, ?> config
        && config.get("name") instanceof String name
        && !OperationLayer.describes(FunctionalConfig.map(json))
        && !isKnown(json, className)) {
      add(registered(json, className), name, own(config));
    }
  }

  private static boolean isKnown(Map<?, ?> json, String className) {
    try {
      Registry.global()
          .find(
              Layer.class, text(json.get("module")), className, text(json.get("registered_name")));
      return true;
    } catch (ConfigException e) {
      return !e.isUnknown() || isKnownElsewhere(className);
    }
  }

  /** Optimizers, losses and metrics have names too. */
  private static boolean isKnownElsewhere(String className) {
    return Registry.global().of(Object.class).stream()
        .anyMatch(schema -> schema.className().equals(className));
  }

  private static @Nullable String text(@Nullable Object json) {
    return json instanceof String s ? s : null;
  }

  private static String registered(Map<?, ?> json, String className) {
    var name = text(json.get("registered_name"));
    return name == null ? className : name;
  }

  /** {@return what only layers of this class have} */
  private static Map<String, @Nullable Object> own(Map<?, ?> config) {
    var own = new LinkedHashMap<>(FunctionalConfig.map(config));
    own.keySet().removeAll(COMMON);
    return own;
  }

  private void add(String className, String layer, Map<String, @Nullable Object> own) {
    if (!classes.add(className) || lines.size() > SHOWN) {
      return;
    }
    var weights =
        saved.weights().ofLayer(layer).stream()
            .map(StoredTensor::type)
            .map(String::valueOf)
            .toList();
    lines.add(
        "  layer '%s' of class %s, config %s, weights %s\n    %s"
            .formatted(layer, className, Json.text(own), weights, line(className, own, weights)));
  }

  private static String simple(String className) {
    return className.substring(className.indexOf('>') + 1);
  }

  private static String line(
      String className, Map<String, @Nullable Object> own, List<String> weights) {
    var simple = simple(className);
    if (!own.isEmpty()) {
      return "Models.withConfig(\"%s\", config -> new %s(…)).load(path), with class %s extends Layer"
          .formatted(className, simple, simple);
    }
    return weights.isEmpty()
        ? "Models.withFunction(\"%s\", x -> …).load(path)".formatted(className)
        : "Models.with(\"%s\", %s::new).load(path), with class %s extends Layer"
            .formatted(className, simple, simple);
  }
}
