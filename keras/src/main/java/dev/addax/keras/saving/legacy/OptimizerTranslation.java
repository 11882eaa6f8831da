package dev.addax.keras.saving.legacy;

import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.OptionInfo;
import dev.addax.keras.config.Registry;
import dev.addax.keras.config.Serialization;
import dev.addax.keras.optimizers.Optimizer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Optimizers: {@code lr} and {@code decay} were options of each. */
final class OptimizerTranslation {
  private final Notes notes;

  OptimizerTranslation(Notes notes) {
    this.notes = notes;
  }

  /** {@return the optimizer in the present form, nothing for one that is unknown} */
  Optional<Object> translate(@Nullable Object json) {
    if (json instanceof String name) {
      return Optional.of(name);
    }
    if (!(json instanceof Map<?, ?> map) || !(map.get("class_name") instanceof String saved)) {
      return Optional.of("rmsprop");
    }
    // Registered names: Custom>Adam, Addons>AdamW.
    var className = saved.substring(saved.indexOf('>') + 1);
    var config = Trees.copy(Trees.map(map.get("config")));
    // What Keras 2 wrapped when the policy was mixed; that of Keras 3 stays as it is.
    boolean wrapped = config.containsKey("dynamic") || config.containsKey("optimizer");
    if (className.equals("LossScaleOptimizer") && wrapped) {
      return translate(
          config.containsKey("inner_optimizer")
              ? config.get("inner_optimizer")
              : config.get("optimizer"));
    }
    rate(config);
    config.values().removeIf(value -> value == null);
    if (!(config.get("name") instanceof String)) {
      config.remove("name");
    }
    options(Optimizer.class, className).ifPresent(config.keySet()::retainAll);
    var present = Trees.object("class_name", className, "config", config);
    try {
      Serialization.deserialize(Optimizer.class, present);
      return Optional.of(present);
    } catch (ConfigException unknown) {
      notes.add(
          "optimizer '%s' cannot be made, so the model is not compiled: %s"
              .formatted(saved, unknown.getMessage()));
      return Optional.empty();
    }
  }

  private static void rate(Map<String, @Nullable Object> config) {
    if (config.containsKey("lr")) {
      config.putIfAbsent("learning_rate", config.remove("lr"));
    }
    var rate = plain(config.get("learning_rate"));
    if (rate instanceof Map<?, ?> schedule && schedule.get("class_name") instanceof String name) {
      var options = Trees.copy(Trees.map(schedule.get("config")));
      options.values().removeIf(value -> value == null);
      rate = Trees.object("class_name", name, "config", options);
    }
    var decay = plain(config.remove("decay"));
    if (decay instanceof Number each && each.doubleValue() > 0 && rate instanceof Number start) {
      rate =
          Trees.object(
              "class_name",
              "InverseTimeDecay",
              "config",
              Trees.object(
                  "initial_learning_rate",
                  start,
                  "decay_steps",
                  1L,
                  "decay_rate",
                  each,
                  "staircase",
                  false));
    }
    config.put("learning_rate", rate);
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return value instanceof Map<?, ?> map && map.containsKey("value") ? map.get("value") : value;
  }

  /** {@return the options of a class; nothing if it is not known} */
  static Optional<Set<String>> options(Class<?> kind, String className) {
    try {
      return Optional.of(
          Registry.global().find(kind, null, className, null).options().stream()
              .map(OptionInfo::name)
              .collect(Collectors.toSet()));
    } catch (ConfigException unknown) {
      return Optional.empty();
    }
  }
}
