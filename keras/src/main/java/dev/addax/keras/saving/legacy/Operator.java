package dev.addax.keras.saving.legacy;

import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a function of TensorFlow that stands as a layer in a graph is called in {@code keras.ops}.
 *
 * @param target module and class of Keras' operation: {@code numpy.Mean}
 * @param calls the parameters whose arguments the operation is called with, by TensorFlow's names
 * @param settings the other parameters
 * @param when the parameters of which one has to be given, and not as false, for this to apply;
 *     empty if it always does
 */
record Operator(String target, List<Name> calls, List<Setting> settings, List<String> when) {
  /** What TensorFlow calls a parameter, the older names after the present one. */
  record Name(List<String> names) {
    static Name of(String text) {
      return new Name(List.of(text.split("/")));
    }

    @Nullable Object in(Map<String, @Nullable Object> given) {
      for (var name : names) {
        if (given.get(name) != null) {
          return given.get(name);
        }
      }
      return null;
    }
  }

  /**
   * A parameter that the operation is made with.
   *
   * @param present Keras' name of it
   * @param otherwise what TensorFlow takes where nothing is given; null to leave that to Keras
   */
  record Setting(Name old, String present, @Nullable Object otherwise) {
    /** {@return the setting of {@code old/older=present:otherwise}, both ends optional} */
    static Setting of(String text) {
      var parts = text.split(":", 2);
      var names = parts[0].split("=");
      var old = Name.of(names[0]);
      return new Setting(
          old,
          names.length > 1 ? names[1] : old.names().getFirst(),
          parts.length > 1 ? constant(parts[1]) : null);
    }

    private static @Nullable Object constant(String json) {
      try {
        return Json.parse(json);
      } catch (ConfigException e) {
        throw new IllegalStateException("The table of functions holds no JSON: " + json, e);
      }
    }
  }

  /** {@return the operator of one row of a table: target | calls | settings | when} */
  static Operator of(List<String> row) {
    return new Operator(
        row.get(0),
        words(row, 1).stream().map(Name::of).toList(),
        words(row, 2).stream().map(Setting::of).toList(),
        words(row, 3));
  }

  private static List<String> words(List<String> row, int column) {
    return row.size() > column && !row.get(column).isEmpty()
        ? List.of(row.get(column).split("\\s+"))
        : List.of();
  }

  boolean applies(Map<String, @Nullable Object> given) {
    return when.isEmpty() || when.stream().anyMatch(name -> isOn(given.get(name)));
  }

  private static boolean isOn(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Boolean flag -> flag;
      case Number n -> n.doubleValue() != 0;
      default -> true;
    };
  }

  /** Makes the layer this operation; {@return its node} */
  Map<String, @Nullable Object> apply(LegacyObject layer, Nodes.Use use) {
    var given = new LinkedHashMap<>(use.named());
    given.putIfAbsent(calls.getFirst().names().getFirst(), use.first());
    return make(
        layer,
        target,
        arguments(given),
        target.startsWith("tensorflow.") ? rest(given) : settings(given));
  }

  private List<@Nullable Object> arguments(Map<String, @Nullable Object> given) {
    var arguments = new ArrayList<@Nullable Object>();
    for (var name : calls) {
      var argument = name.in(given);
      if (argument == null) {
        break;
      }
      arguments.add(argument);
    }
    return arguments;
  }

  private Map<String, @Nullable Object> settings(Map<String, @Nullable Object> given) {
    var config = Trees.object();
    for (var setting : settings) {
      var value = setting.old().in(given);
      if (value != null || setting.otherwise() != null) {
        config.put(setting.present(), value == null ? setting.otherwise() : value);
      }
    }
    return config;
  }

  /** A function that is TensorFlow's own here, too, takes all that was given under the old name. */
  private Map<String, @Nullable Object> rest(Map<String, @Nullable Object> given) {
    var config = settings(given);
    given.forEach(
        (name, value) -> {
          boolean known =
              name.equals("name")
                  || calls.stream().anyMatch(c -> c.names().contains(name))
                  || settings.stream().anyMatch(s -> s.old().names().contains(name));
          if (!known && value != null) {
            config.put(name, value);
          }
        });
    return config;
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
    // What another layer computes is an argument of the call, not a setting.
    var named = Trees.object();
    settings.forEach((key, value) -> (holdsTensor(value) ? named : layer.config()).put(key, value));
    var className = target.substring(dot + 1);
    layer.become(className);
    if (!target.startsWith("layers.")) {
      layer.beside().put("module", "keras.src.ops." + target.substring(0, dot));
      layer.beside().put("registered_name", className);
    }
    return Trees.object("args", arguments, "kwargs", named);
  }

  private static boolean holdsTensor(@Nullable Object tree) {
    return switch (tree) {
      case Map<?, ?> map ->
          Nodes.isTensor(map) || map.values().stream().anyMatch(Operator::holdsTensor);
      case List<?> list -> list.stream().anyMatch(Operator::holdsTensor);
      case null, default -> false;
    };
  }
}
