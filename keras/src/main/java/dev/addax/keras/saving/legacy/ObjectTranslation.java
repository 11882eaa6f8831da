package dev.addax.keras.saving.legacy;

import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.OptionInfo;
import dev.addax.keras.config.Registry;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Layer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Translates layers with all that they hold, models among them. */
final class ObjectTranslation {
  private static final Set<String> LAYER_OPTIONS =
      Set.of("layer", "backward_layer", "forward_layer", "cell", "cells");

  private final Notes notes;
  private final PartTranslation parts;
  private final Map<Schema<?>, Map<String, OptionInfo>> options = new HashMap<>();

  ObjectTranslation(Notes notes) {
    this.notes = notes;
    this.parts = new PartTranslation(notes);
  }

  Notes notes() {
    return notes;
  }

  /** {@return a layer or model in the present form} */
  Map<String, @Nullable Object> object(Map<?, ?> json) {
    return translated(json).json();
  }

  LegacyObject translated(Map<?, ?> json) {
    var className = String.valueOf(json.get("class_name"));
    if (ModelTranslation.isModel(className, json.get("config"))) {
      return new ModelTranslation(this).model(className, json);
    }
    var layer = new LegacyObject(className, Trees.map(json.get("config")), json, notes);
    if (notes.era() == Era.KERAS_3) {
      Operations.name(layer);
      Rules.firstOfKeras3().apply(layer);
      layer.config().replaceAll((option, value) -> nested(option, value));
      dropUnknown(layer);
      return layer;
    }
    layer.change("name", ObjectTranslation::name);
    if (className.equals("InputLayer")) {
      Inputs.translate(layer);
    } else {
      Rules.layers().apply(layer);
    }
    layer.beside().remove("build_config");
    layer.config().replaceAll((option, value) -> part(layer, option, value));
    dropUnknown(layer);
    return layer;
  }

  static Object name(Object saved) {
    return saved instanceof String text ? CommonRules.name(text) : saved;
  }

  private @Nullable Object part(LegacyObject layer, String option, @Nullable Object value) {
    return LAYER_OPTIONS.contains(option)
        ? nested(option, value)
        : parts.part(layer, option, unwrapped(value));
  }

  private @Nullable Object nested(String option, @Nullable Object value) {
    if (!LAYER_OPTIONS.contains(option)) {
      return value;
    }
    return switch (value) {
      case List<?> list -> Trees.mapped(list, item -> nested(option, item));
      case Map<?, ?> map when Trees.isObject(map) -> object(map);
      case null, default -> value;
    };
  }

  /**
   * Numbers of NumPy were saved as {@code {type, value}}, later as objects of class {@code
   * __numpy__}.
   */
  static @Nullable Object unwrapped(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return value;
    }
    var number = "__numpy__".equals(map.get("class_name")) ? Trees.map(map.get("config")) : map;
    boolean wraps = number.containsKey("type") || number.containsKey("dtype");
    return wraps && number.size() == 2 && number.get("value") instanceof Number n ? n : value;
  }

  /**
   * Removes options that the class does not have: all of older files, of others the null ones. Null
   * for an option that must have a value means what the class has by itself.
   */
  private void dropUnknown(LegacyObject layer) {
    var known = options(layer);
    if (known.isEmpty()) {
      return;
    }
    boolean older = notes.era() != Era.KERAS_3;
    for (var option : List.copyOf(layer.config().keySet())) {
      var value = layer.get(option);
      var info = known.get(option);
      if (info == null ? older || value == null : value == null && isLeftToClass(info)) {
        layer.take(option);
        if (value != null) {
          layer.note("option '%s' (%s) is not known and left out".formatted(option, value));
        }
      }
    }
  }

  private static boolean isLeftToClass(OptionInfo option) {
    return !option.nullable() && !option.required();
  }

  private Map<String, OptionInfo> options(LegacyObject layer) {
    var beside = layer.beside();
    if (Operations.isOne(layer)) {
      // Some are called as layers are: Reshape.
      return Map.of();
    }
    try {
      var schema =
          Registry.global()
              .find(
                  Layer.class,
                  beside.get("module") instanceof String s ? s : null,
                  layer.className(),
                  beside.get("registered_name") instanceof String s ? s : null);
      return options.computeIfAbsent(schema, ObjectTranslation::named);
    } catch (ConfigException unknown) {
      // Whoever makes the layer says what to do about a class that nobody knows.
      return Map.of();
    }
  }

  private static Map<String, OptionInfo> named(Schema<?> schema) {
    return schema.options().stream().collect(Collectors.toMap(OptionInfo::name, option -> option));
  }
}
