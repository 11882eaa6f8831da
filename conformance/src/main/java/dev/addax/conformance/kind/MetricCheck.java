package dev.addax.conformance.kind;

import dev.addax.conformance.recorded.Case;
import dev.addax.conformance.recorded.Check;
import dev.addax.conformance.recorded.Skip;
import dev.addax.conformance.recorded.Verdict;
import dev.addax.keras.config.Serialization;
import dev.addax.keras.metrics.Mean;
import dev.addax.keras.metrics.Metric;
import dev.addax.keras.metrics.Sum;
import dev.addax.keras.metrics.TargetMetric;
import dev.addax.keras.ops.Ops;
import dev.addax.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Metrics: the result after each update, and the variables at the end. */
final class MetricCheck implements Check {
  @Override
  public String kind() {
    return "metric";
  }

  @Override
  public void run(Case subject, Verdict verdict) {
    var metric = Serialization.deserialize(Metric.class, subject.get("metric"));
    var updates = subject.list("updates");
    for (int i = 0; i < updates.size(); i++) {
      update(subject, metric, (Map<?, ?>) Objects.requireNonNull(updates.get(i)));
      verdict.expect(String.valueOf(subject.list("results").get(i)), metric.result());
    }
    variables(subject, verdict, metric);
  }

  private static void update(Case subject, Metric metric, Map<?, ?> update) {
    var args =
        ((List<?>) Objects.requireNonNull(update.get("args")))
            .stream().map(a -> tensor(subject, a)).toList();
    var given = ((Map<?, ?>) Objects.requireNonNull(update.get("kwargs"))).get("sample_weight");
    var weight = given == null ? null : tensor(subject, given);
    switch (metric) {
      case TargetMetric targets -> targets.updateState(args.get(0), args.get(1), weight);
      case Mean mean -> mean.updateState(args.getFirst(), weight);
      case Sum sum -> sum.updateState(args.getFirst(), weight);
      default -> throw new Skip("a way to update " + metric.getClass().getSimpleName());
    }
  }

  private static Tensor tensor(Case subject, @Nullable Object node) {
    var value = Objects.requireNonNull(subject.tree(node));
    if (value instanceof Tensor tensor) return tensor;
    return (Tensor) Objects.requireNonNull(Ops.call("convert_to_tensor", List.of(value), Map.of()));
  }

  private static void variables(Case subject, Verdict verdict, Metric metric) {
    var roles = subject.list("variables").stream().map(v -> ((Map<?, ?>) v).get("role")).toList();
    var variables = metric.variables();
    verdict.expectEqual("number of variables", roles.size(), variables.size());
    for (int i = 0; i < Math.min(roles.size(), variables.size()); i++) {
      verdict.expect(String.valueOf(roles.get(i)), variables.get(i).value());
    }
  }
}
