package dev.addax.keras.saving.legacy;

import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Registry;
import dev.addax.keras.config.Serialization;
import dev.addax.keras.losses.Loss;
import dev.addax.keras.metrics.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a model was compiled with. What cannot be made again is left out with a note: a model whose
 * loss is unknown predicts as well as any other.
 */
final class CompileTranslation {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("acc", "accuracy"),
          Map.entry("cosine_proximity", "cosine_similarity"),
          Map.entry("cosine", "cosine_similarity"),
          Map.entry("kld", "kl_divergence"),
          Map.entry("KLD", "kl_divergence"),
          Map.entry("kullback_leibler_divergence", "kl_divergence"),
          Map.entry("logcosh", "log_cosh"),
          Map.entry("MSE", "mean_squared_error"),
          Map.entry("MAE", "mean_absolute_error"),
          Map.entry("MAPE", "mean_absolute_percentage_error"),
          Map.entry("MSLE", "mean_squared_logarithmic_error"),
          Map.entry("fmeasure", "f1_score"));

  private final Notes notes;

  CompileTranslation(Notes notes) {
    this.notes = notes;
  }

  /** {@return the present form; empty if there is no such optimizer today} */
  Map<String, @Nullable Object> translate(Map<?, ?> config) {
    var optimizer = config.get("optimizer_config");
    if (optimizer == null) {
      optimizer = config.get("optimizer");
    }
    var present = new OptimizerTranslation(notes).translate(optimizer);
    if (present.isEmpty()) {
      return Trees.object();
    }
    return Trees.object(
        "optimizer",
        present.get(),
        "loss",
        tree(Loss.class, config.get("loss")),
        "loss_weights",
        weights(config.get("loss_weights")),
        "metrics",
        tree(Metric.class, config.get("metrics")),
        "weighted_metrics",
        tree(Metric.class, config.get("weighted_metrics")),
        "run_eagerly",
        Boolean.TRUE.equals(config.get("run_eagerly")),
        "steps_per_execution",
        config.get("steps_per_execution") instanceof Number n ? n : 1L,
        "jit_compile",
        false);
  }

  /** A list or dictionary with a factor for each output, one factor, or nothing. */
  private static @Nullable Object weights(@Nullable Object json) {
    boolean empty = json instanceof List<?> list && list.isEmpty();
    return empty || json instanceof Map<?, ?> map && map.isEmpty() ? null : json;
  }

  private @Nullable Object tree(Class<?> kind, @Nullable Object json) {
    return switch (json) {
      case null -> null;
      case String name -> checked(kind, name, NAMES.getOrDefault(name, name));
      case Map<?, ?> map when map.get("class_name") instanceof String name ->
          object(kind, name, map);
      case Map<?, ?> map -> {
        var result = Trees.object();
        map.forEach((output, item) -> result.put(String.valueOf(output), tree(kind, item)));
        yield result;
      }
      case List<?> list -> {
        var result = new ArrayList<@Nullable Object>();
        for (var item : list) {
          var translated = tree(kind, item);
          // Among metrics a missing one is left out; losses stand in the order of the outputs.
          if (translated != null || item == null || kind == Loss.class) {
            result.add(translated);
          }
        }
        yield result;
      }
      default -> null;
    };
  }

  private @Nullable Object object(Class<?> kind, String className, Map<?, ?> json) {
    var config = Trees.copy(Trees.map(json.get("config")));
    if (className.equals("function")) {
      return json.get("config") instanceof String name ? tree(kind, name) : null;
    }
    var wrapped = config.remove("fn");
    if (className.endsWith("Wrapper") && wrapped != null) {
      var name = wrapped instanceof Map<?, ?> map ? map.get("config") : wrapped;
      return wrapper(kind, String.valueOf(name), config);
    }
    if ("auto".equals(config.get("reduction"))) {
      config.put("reduction", "sum_over_batch_size");
    }
    config.values().removeIf(value -> value == null);
    OptimizerTranslation.options(kind, className).ifPresent(config.keySet()::retainAll);
    var present = Trees.copy(json);
    present.put("config", config);
    return checked(kind, className, present);
  }

  /** A function as an object: {@code binary_accuracy} with the name that it is logged under. */
  private @Nullable Object wrapper(
      Class<?> kind, String function, Map<String, @Nullable Object> config) {
    var name = NAMES.getOrDefault(function, function);
    try {
      var schema = Registry.global().named(kind, name);
      config.keySet().retainAll(List.of("name", "dtype"));
      config.values().removeIf(value -> value == null);
      return checked(kind, name, Trees.object("class_name", schema.className(), "config", config));
    } catch (ConfigException unknown) {
      return tree(kind, function);
    }
  }

  private @Nullable Object checked(Class<?> kind, String name, Object json) {
    boolean anyAccuracy =
        kind == Metric.class && List.of("accuracy", "crossentropy", "ce").contains(json);
    if (anyAccuracy) {
      return json;
    }
    try {
      Serialization.deserialize(kind, json);
      return json;
    } catch (ConfigException unknown) {
      notes.add(
          "%s '%s' is not known and left out of compile: %s"
              .formatted(
                  kind.getSimpleName().toLowerCase(java.util.Locale.ROOT),
                  name,
                  unknown.getMessage()));
      return null;
    }
  }
}
