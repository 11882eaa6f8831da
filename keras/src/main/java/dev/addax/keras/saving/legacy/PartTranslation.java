package dev.addax.keras.saving.legacy;

import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Registry;
import dev.addax.keras.constraints.Constraint;
import dev.addax.keras.initializers.Initializer;
import dev.addax.keras.regularizers.Regularizer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Initializers, regularizers, constraints and activations in the options of a layer. */
final class PartTranslation {
  /** Class names that are others today; Keras 1 wrote them as {@code name}. */
  private static final Map<String, String> CLASSES =
      Map.ofEntries(
          Map.entry("WeightRegularizer", "L1L2"),
          Map.entry("L1L2Regularizer", "L1L2"),
          Map.entry("ActivityRegularizer", "L1L2"),
          Map.entry("maxnorm", "MaxNorm"),
          Map.entry("nonneg", "NonNeg"),
          Map.entry("unitnorm", "UnitNorm"),
          Map.entry("NonNegConstraint", "NonNeg"));

  private final Notes notes;

  PartTranslation(Notes notes) {
    this.notes = notes;
  }

  @Nullable Object part(LegacyObject layer, String option, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (option.endsWith("_initializer")) {
      return known(layer, Initializer.class, option, object(Initializer.class, value));
    }
    if (option.endsWith("_regularizer")) {
      return known(layer, Regularizer.class, option, object(Regularizer.class, value));
    }
    if (option.endsWith("_constraint")) {
      return object(Constraint.class, value);
    }
    return option.endsWith("activation") ? activation(layer, value) : value;
  }

  /** An object, whose class may have had another name and other options. */
  private static Object object(Class<?> kind, Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return value;
    }
    var named = map.get("class_name") != null ? map.get("class_name") : map.get("name");
    if (!(named instanceof String name)) {
      return value;
    }
    var present = present(name);
    var config = Trees.copy(map.get("config") instanceof Map<?, ?> inner ? inner : map);
    config.remove("class_name");
    if (map.get("config") == null) {
      config.remove("name");
    }
    config.replaceAll((option, given) -> ObjectTranslation.unwrapped(given));
    if (config.containsKey("m")) {
      config.put("max_value", config.remove("m"));
    }
    if ("normal".equals(config.get("distribution"))) {
      config.put("distribution", "truncated_normal");
    }
    OptimizerTranslation.options(kind, present).ifPresent(config.keySet()::retainAll);
    var json = Trees.object("class_name", present, "config", config);
    if (map.get("registered_name") instanceof String registered && registered.contains(">")) {
      json.put("module", map.get("module"));
      json.put("registered_name", registered);
    }
    return json;
  }

  private static String present(String name) {
    return CLASSES.getOrDefault(name, name.replaceFirst("V[12]$", ""));
  }

  /** What a weight began with is of no use once it is loaded, so an unknown one is no obstacle. */
  private <K> @Nullable Object known(
      LegacyObject layer, Class<K> kind, String option, Object value) {
    try {
      if (value instanceof String identifier) {
        Registry.global().named(kind, identifier);
      } else if (value instanceof Map<?, ?> map) {
        Registry.global().find(kind, null, String.valueOf(map.get("class_name")), null);
      }
      return value;
    } catch (ConfigException unknown) {
      var name = value instanceof Map<?, ?> map ? map.get("class_name") : value;
      layer.note("%s '%s' is not known and left out".formatted(option, name));
      return kind == Initializer.class ? "zeros" : null;
    }
  }

  private Object activation(LegacyObject layer, Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return value instanceof String name ? named(layer, name) : value;
    }
    if ("function".equals(map.get("class_name")) && map.get("config") instanceof String name) {
      return named(layer, name);
    }
    if (!Trees.isObject(map)) {
      return value;
    }
    if ("Activation".equals(map.get("class_name"))
        && Trees.map(map.get("config")).get("activation") instanceof String name) {
      return named(layer, name);
    }
    return new ObjectTranslation(notes).object(map);
  }

  private static String named(LegacyObject layer, String name) {
    var plain = name.replaceFirst("_v2$", "");
    if (plain.equals("hard_sigmoid")) {
      layer.note(
          "hard_sigmoid is that of Keras 2, clip(0.2 x + 0.5, 0, 1); it is called"
              + " keras2_hard_sigmoid here, and Python needs it as a custom object of that name");
      return "keras2_hard_sigmoid";
    }
    return plain;
  }
}
