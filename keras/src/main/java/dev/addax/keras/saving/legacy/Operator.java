package dev.addax.keras.saving.legacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a function of TensorFlow that stands as a layer in a graph is called in {@code keras.ops}.
 *
 * @param target module and class of Keras' operation: {@code numpy.Mean}
 * @param calls the parameters whose arguments the operation is called with, by TensorFlow's names
 * @param settings TensorFlow's names of the other parameters, with those of Keras
 */
record Operator(String target, List<String> calls, Map<String, String> settings) {
  /**
   * {@return an operator}
   *
   * @param calls names joined by commas
   * @param settings {@code tensorflow=keras}, or one name where both are equal
   */
  static Operator of(String target, String calls, String... settings) {
    var names = new java.util.LinkedHashMap<String, String>();
    for (var setting : settings) {
      var parts = setting.split("=");
      names.put(parts[0], parts[parts.length - 1]);
    }
    return new Operator(target, List.of(calls.split(",")), names);
  }

  /** Makes the layer this operation; {@return its node} */
  Map<String, @Nullable Object> apply(LegacyObject layer, Nodes.Use use) {
    var given = new java.util.LinkedHashMap<>(use.named());
    given.putIfAbsent(calls.getFirst(), use.first());
    return make(layer, target, arguments(given), settings(layer, given));
  }

  private List<@Nullable Object> arguments(Map<String, @Nullable Object> given) {
    var arguments = new ArrayList<@Nullable Object>();
    for (var name : calls) {
      if (given.get(name) == null) {
        break;
      }
      arguments.add(given.get(name));
    }
    return arguments;
  }

  private Map<String, @Nullable Object> settings(
      LegacyObject layer, Map<String, @Nullable Object> given) {
    var config = Trees.object();
    settings.forEach(
        (old, present) -> {
          var value = given.get(old);
          if (value != null) {
            config.put(present, constant(layer, old, value));
          }
        });
    return config;
  }

  /** A setting is fixed when the model is made, so no tensor can be one. */
  private static Object constant(LegacyObject layer, String name, Object value) {
    boolean tensor =
        Nodes.isTensor(value)
            || value instanceof List<?> list && list.stream().anyMatch(Nodes::isTensor);
    if (tensor) {
      throw layer.refusal(
          "'%s' is computed by another layer; keras.ops needs to know it beforehand"
              .formatted(name));
    }
    return value;
  }

  static Map<String, @Nullable Object> make(
      LegacyObject layer,
      String target,
      List<@Nullable Object> arguments,
      Map<String, @Nullable Object> settings) {
    int dot = target.indexOf('.');
    var name = layer.get("name");
    layer.config().clear();
    layer.put("name", name);
    settings.forEach(layer::put);
    var className = target.substring(dot + 1);
    layer.become(className);
    if (!target.startsWith("layers.")) {
      layer.beside().put("module", "keras.src.ops." + target.substring(0, dot));
      layer.beside().put("registered_name", className);
    }
    return Trees.object("args", arguments, "kwargs", Trees.object());
  }
}
