package dev.addax.keras.saving.legacy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sequential and functional models. */
final class ModelTranslation {
  private static final Set<String> FUNCTIONAL =
      Set.of("Model", "Functional", "ModelV2", "Container", "Network");

  private final ObjectTranslation objects;
  private final Notes notes;

  ModelTranslation(ObjectTranslation objects) {
    this.objects = objects;
    this.notes = objects.notes();
  }

  static boolean isModel(String className, @Nullable Object config) {
    return className.equals("Sequential")
        || FUNCTIONAL.contains(className)
            && config instanceof Map<?, ?> map
            && map.containsKey("layers");
  }

  LegacyObject model(String className, Map<?, ?> json) {
    var config = Trees.copy(Trees.map(json.get("config")));
    if (json.get("config") instanceof List<?> bare) {
      // Until 2.2.2 the config of a Sequential was the list of its layers.
      config.put("layers", bare);
    }
    if (json.get("name") instanceof String name) {
      config.putIfAbsent("name", name);
    }
    var model = new LegacyObject(className, config, json, notes);
    if (notes.era() != Era.KERAS_3) {
      model.change("name", ObjectTranslation::name);
    }
    return className.equals("Sequential") ? sequential(model) : functional(model);
  }

  // ---- Sequential

  private LegacyObject sequential(LegacyObject model) {
    var layers = new ArrayList<Map<?, ?>>();
    Trees.list(model.get("layers")).forEach(layer -> layers.add(Trees.map(layer)));
    if (!layers.isEmpty() && Branches.begin(layers.getFirst())) {
      return functional(Branches.functional(model, layers));
    }
    var translated = new ArrayList<@Nullable Object>();
    if (notes.era() != Era.KERAS_3 && !layers.isEmpty()) {
      var first = first(layers);
      if (first != null) {
        translated.add(first);
      }
    }
    layers.forEach(layer -> translated.add(objects.object(layer)));
    model.put("layers", translated);
    return notes.era() == Era.KERAS_3 ? model : finished(model);
  }

  private static @Nullable Map<String, @Nullable Object> first(List<Map<?, ?>> layers) {
    var first = layers.getFirst();
    var name = String.valueOf(first.get("class_name"));
    return name.equals("InputLayer") || isModel(name, first.get("config"))
        ? null
        : Inputs.implied(first);
  }

  private LegacyObject finished(LegacyObject model) {
    model.become(model.className());
    var layers = Trees.list(model.get("layers"));
    boolean begun =
        !layers.isEmpty() && "InputLayer".equals(Trees.map(layers.getFirst()).get("class_name"));
    var shape = model.take("build_input_shape");
    if (shape == null) {
      shape = Trees.map(model.beside().get("build_config")).get("input_shape");
    }
    model.beside().remove("build_config");
    if (!begun && shape instanceof List<?> list && isShape(list)) {
      model.put("build_input_shape", list);
    }
    keepOnly(model, Set.of("name", "trainable", "layers", "build_input_shape", "dtype"));
    model.change("dtype", CommonRules::dtype);
    return model;
  }

  private static boolean isShape(List<?> list) {
    return list.stream().allMatch(dim -> dim == null || dim instanceof Number);
  }

  private static void keepOnly(LegacyObject model, Set<String> options) {
    model.config().keySet().retainAll(options);
    if (model.get("name") == null) {
      model.take("name");
    }
    if (!(model.get("trainable") instanceof Boolean)) {
      model.take("trainable");
    }
  }

  // ---- functional

  private LegacyObject functional(LegacyObject model) {
    var layers = new LinkedHashMap<String, LegacyObject>();
    for (var json : Trees.list(model.get("layers"))) {
      var layer = objects.translated(named(Trees.map(json)));
      layers.put(String.valueOf(layer.beside().get("name")), layer);
    }
    if (notes.era() != Era.KERAS_3) {
      new Nodes(layers).translate();
    }
    model.put("layers", List.copyOf(layers.values().stream().map(LegacyObject::json).toList()));
    if (notes.era() == Era.KERAS_3) {
      return model;
    }
    model.become("Functional");
    model.beside().remove("build_config");
    keepOnly(
        model, Set.of("name", "trainable", "layers", "input_layers", "output_layers", "dtype"));
    model.take("dtype");
    return model;
  }

  /** Each layer of a graph has its name beside the config, which is where nodes refer to it. */
  private static Map<?, ?> named(Map<?, ?> json) {
    if (json.get("name") instanceof String) {
      return json;
    }
    var named = Trees.copy(json);
    named.put("name", Trees.map(json.get("config")).get("name"));
    return named;
  }
}
