package dev.addax.keras.models;

import dev.addax.keras.metrics.Metric;
import dev.addax.keras.metrics.Metrics;
import dev.addax.keras.metrics.TargetMetric;
import dev.addax.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of all outputs and the names under which they are logged. Keras: {@code
 * CompileMetrics}.
 */
final class CompiledMetrics {
  private record Part(int output, @Nullable String outputName, TargetMetric metric) {
    String logName() {
      return outputName == null ? metric.name() : outputName + "_" + metric.name();
    }
  }

  private final @Nullable Object given;
  private final @Nullable Object givenWeighted;
  private @Nullable List<Part> plain;
  private List<Part> weighted = List.of();

  CompiledMetrics(@Nullable Object given, @Nullable Object givenWeighted) {
    this.given = given;
    this.givenWeighted = givenWeighted;
  }

  boolean isBuilt() {
    return plain != null;
  }

  List<Metric> metrics() {
    var all = new ArrayList<Metric>();
    if (plain != null) {
      plain.forEach(p -> all.add(p.metric));
    }
    weighted.forEach(p -> all.add(p.metric));
    return all;
  }

  void build(List<Tensor> yTrue, List<Tensor> yPred, List<String> names) {
    if (plain == null) {
      weighted = parts(givenWeighted, yTrue, yPred, names, "weighted_metrics");
      plain = parts(given, yTrue, yPred, names, "metrics");
    }
  }

  private static List<Part> parts(
      @Nullable Object given,
      List<Tensor> yTrue,
      List<Tensor> yPred,
      List<String> names,
      String what) {
    var parts = new ArrayList<Part>();
    if (given == null) {
      return parts;
    }
    if (yPred.size() == 1) {
      flat(
          given,
          each -> parts.add(new Part(0, null, resolve(each, yTrue.getFirst(), yPred.getFirst()))));
      return parts;
    }
    var spread = PerOutput.spread(given, yPred.size(), names, what);
    for (int i = 0; i < spread.size(); i++) {
      int output = i;
      var name = names.isEmpty() ? null : names.get(i);
      flat(
          spread.get(i),
          each ->
              parts.add(
                  new Part(output, name, resolve(each, yTrue.get(output), yPred.get(output)))));
    }
    return parts;
  }

  /** Meets every metric, by name or as an object, of lists and maps in each other. */
  static void flat(@Nullable Object tree, java.util.function.Consumer<Object> action) {
    switch (tree) {
      case List<?> list -> list.forEach(item -> flat(item, action));
      case Map<?, ?> map -> map.values().forEach(item -> flat(item, action));
      case null -> {}
      default -> action.accept(tree);
    }
  }

  private static TargetMetric resolve(Object given, Tensor yTrue, Tensor yPred) {
    return given instanceof TargetMetric metric
        ? metric
        : Metrics.get(String.valueOf(given), yTrue.shape(), yPred.shape());
  }

  void update(List<Tensor> yTrue, List<Tensor> yPred, List<Tensor> weights, List<String> names) {
    build(yTrue, yPred, names);
    for (var part : plain == null ? List.<Part>of() : plain) {
      part.metric.updateState(yTrue.get(part.output), yPred.get(part.output), null);
    }
    for (var part : weighted) {
      var weight =
          weights.isEmpty() ? null : weights.get(Math.min(part.output, weights.size() - 1));
      part.metric.updateState(yTrue.get(part.output), yPred.get(part.output), weight);
    }
  }

  /** {@return the metrics by the names they are logged under, all different} */
  Map<String, Metric> named() {
    var counts = new LinkedHashMap<String, Integer>();
    var named = new LinkedHashMap<String, Metric>();
    for (var part : plain == null ? List.<Part>of() : plain) {
      named.put(unique(part.logName(), counts), part.metric);
    }
    for (var part : weighted) {
      var name = part.logName();
      if (counts.containsKey(name)) {
        name =
            (part.outputName == null ? "" : part.outputName + "_")
                + "weighted_"
                + part.metric.name();
      }
      named.put(unique(name, counts), part.metric);
    }
    return named;
  }

  private static String unique(String name, Map<String, Integer> counts) {
    int used = counts.merge(name, 1, Integer::sum) - 1;
    return used == 0 ? name : name + "_" + used;
  }
}
