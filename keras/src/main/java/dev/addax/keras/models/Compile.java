package dev.addax.keras.models;

import dev.addax.keras.config.Serialization;
import dev.addax.keras.losses.Loss;
import dev.addax.keras.losses.Losses;
import dev.addax.keras.metrics.Metric;
import dev.addax.keras.metrics.Metrics;
import dev.addax.keras.metrics.TargetMetric;
import dev.addax.keras.optimizers.Optimizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a model is trained with. For several outputs, losses, metrics and weights are given by
 * output name or in the order of the outputs.
 *
 * <pre>{@code
 * model.compile(Compile.with("adam").loss("mse").metrics("mae"));
 * model.compile(Compile.with(new Adam(1e-4))
 *     .lossFor("value", "mse").lossFor("kind", "sparse_categorical_crossentropy")
 *     .lossWeightFor("kind", 0.3)
 *     .metricsFor("kind", "accuracy"));
 * }</pre>
 *
 * Names and objects stay what they were given as, so that files say the same as Python's.
 */
public final class Compile {
  private @Nullable Object optimizer;
  private @Nullable Object loss;
  private @Nullable Object lossWeights;
  private @Nullable Object metrics;
  private @Nullable Object weightedMetrics;
  private boolean runEagerly;
  private int stepsPerExecution = 1;
  private boolean autoScaleLoss = true;

  private Compile(@Nullable Object optimizer) {
    this.optimizer = optimizer;
  }

  /** {@return what to train with, so far an optimizer by name} */
  public static Compile with(String optimizer) {
    return new Compile(optimizer);
  }

  public static Compile with(Optimizer optimizer) {
    return new Compile(optimizer);
  }

  /** {@return this with one loss, for every output} */
  public Compile loss(String name) {
    requireLoss(name);
    loss = name;
    return this;
  }

  public Compile loss(Loss object) {
    loss = object;
    return this;
  }

  /** {@return this with a loss for each output, in their order; strings, losses or null} */
  public Compile losses(Object... each) {
    var list = Arrays.asList(each);
    list.forEach(Compile::requireLoss);
    loss = list;
    return this;
  }

  /** {@return this with a loss for one output, by name or as an object} */
  public Compile lossFor(String output, Object nameOrLoss) {
    requireLoss(nameOrLoss);
    loss = added(loss, output, nameOrLoss);
    return this;
  }

  /** {@return this with a factor for the loss of one output} */
  public Compile lossWeightFor(String output, double factor) {
    lossWeights = added(lossWeights, output, factor);
    return this;
  }

  /** {@return this with a factor for the loss of each output, in their order} */
  public Compile lossWeights(Double... each) {
    lossWeights = List.of(each);
    return this;
  }

  /**
   * {@return this with metrics, by name or as objects; with several outputs one (or null) for each}
   */
  public Compile metrics(@Nullable Object... namesOrMetrics) {
    metrics = known(namesOrMetrics);
    return this;
  }

  /** {@return this with metrics for one output} */
  public Compile metricsFor(String output, Object... namesOrMetrics) {
    metrics = added(metrics, output, known(namesOrMetrics));
    return this;
  }

  /** {@return this with metrics that weigh examples as the loss does} */
  public Compile weightedMetrics(Object... namesOrMetrics) {
    weightedMetrics = known(namesOrMetrics);
    return this;
  }

  public Compile weightedMetricsFor(String output, Object... namesOrMetrics) {
    weightedMetrics = added(weightedMetrics, output, known(namesOrMetrics));
    return this;
  }

  /** {@return this, telling callbacks of batches only after every {@code n} steps} */
  public Compile stepsPerExecution(int n) {
    stepsPerExecution = n;
    return this;
  }

  /** {@return this with or without scaling the loss of a mixed_float16 model by itself} */
  public Compile autoScaleLoss(boolean on) {
    autoScaleLoss = on;
    return this;
  }

  // Names are checked where they are given: fit, which resolves them, may come much later.

  private static void requireLoss(@Nullable Object nameOrLoss) {
    switch (nameOrLoss) {
      case null -> {}
      case String name -> Losses.requireKnown(name);
      case Loss _ -> {}
      default -> throw notA("loss", nameOrLoss);
    }
  }

  private static List<@Nullable Object> known(@Nullable Object... namesOrMetrics) {
    var list = Collections.unmodifiableList(Arrays.asList(namesOrMetrics.clone()));
    CompiledMetrics.flat(list, Compile::requireMetric);
    return list;
  }

  private static void requireMetric(Object nameOrMetric) {
    switch (nameOrMetric) {
      case String name -> Metrics.requireKnown(name);
      case TargetMetric _ -> {}
      default -> throw notA("metric of targets and predictions", nameOrMetric);
    }
  }

  private static IllegalArgumentException notA(String what, Object received) {
    return new IllegalArgumentException(
        "compile takes a %s or the name of one, received %s"
            .formatted(what, received.getClass().getName()));
  }

  private static Object added(@Nullable Object before, String output, Object value) {
    var map = new LinkedHashMap<String, Object>();
    if (before instanceof Map<?, ?> known) {
      known.forEach((key, item) -> map.put(String.valueOf(key), item));
    }
    map.put(output, value);
    return map;
  }

  // ---- reading

  Optimizer optimizer() {
    return optimizer instanceof Optimizer made
        ? made
        : Serialization.deserialize(Optimizer.class, optimizer == null ? "rmsprop" : optimizer);
  }

  @Nullable Object loss() {
    return loss;
  }

  @Nullable Object lossWeights() {
    return lossWeights;
  }

  @Nullable Object metrics() {
    return metrics;
  }

  @Nullable Object weightedMetrics() {
    return weightedMetrics;
  }

  int stepsPerExecution() {
    return stepsPerExecution;
  }

  boolean autoScaleLoss() {
    return autoScaleLoss;
  }

  /** {@return Keras' compile_config} */
  Map<String, @Nullable Object> toConfig(Optimizer used) {
    var config = new LinkedHashMap<String, @Nullable Object>();
    config.put(
        "optimizer", optimizer instanceof String ? optimizer : Serialization.serialize(used));
    config.put("loss", Serialization.serialize(loss));
    config.put("loss_weights", lossWeights);
    config.put("metrics", Serialization.serialize(metrics));
    config.put("weighted_metrics", Serialization.serialize(weightedMetrics));
    config.put("run_eagerly", runEagerly);
    config.put("steps_per_execution", stepsPerExecution);
    config.put("jit_compile", false);
    return config;
  }

  /** {@return what a compile_config says} */
  public static Compile fromConfig(Map<String, @Nullable Object> config) {
    var compile = new Compile(object(Optimizer.class, config.get("optimizer")));
    compile.loss = tree(Loss.class, config.get("loss"));
    compile.lossWeights = config.get("loss_weights");
    compile.metrics = tree(Metric.class, config.get("metrics"));
    compile.weightedMetrics = tree(Metric.class, config.get("weighted_metrics"));
    compile.runEagerly = Boolean.TRUE.equals(config.get("run_eagerly"));
    if (config.get("steps_per_execution") instanceof Number steps) {
      compile.stepsPerExecution = steps.intValue();
    }
    return compile;
  }

  private static @Nullable Object object(Class<?> kind, @Nullable Object json) {
    return json instanceof Map<?, ?> map && map.containsKey("class_name")
        ? Serialization.deserialize(kind, map)
        : json;
  }

  private static @Nullable Object tree(Class<?> kind, @Nullable Object json) {
    return switch (json) {
      case Map<?, ?> map when map.containsKey("class_name") -> Serialization.deserialize(kind, map);
      case Map<?, ?> map -> {
        var result = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, item) -> result.put(String.valueOf(key), tree(kind, item)));
        yield result;
      }
      case List<?> list -> {
        var result = new ArrayList<@Nullable Object>();
        list.forEach(item -> result.add(tree(kind, item)));
        yield result;
      }
      case null, default -> json;
    };
  }
}
