package dev.addax.keras.ops;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.math.Correlation;
import dev.addax.tensor.math.Histograms;
import dev.addax.tensor.math.Pairwise;
import dev.addax.tensor.math.Quantiles;
import dev.addax.tensor.math.Sets;
import dev.addax.tensor.type.DType;
import java.util.ArrayList;
import java.util.List;

/** Quantiles, counts, correlations and different values. */
final class StatisticsOps {
  private StatisticsOps() {}

  static void addTo(OpTable ops) {
    for (var nan : List.of("", "nan")) {
      ops.add(
          nan + "quantile(x, q, axis=None, method='linear', keepdims=False)",
          a -> quantile(a, a.tensor("q"), a.text("method"), nan));
      ops.add(
          nan + "percentile(x, q, axis=None, method='linear', keepdims=False)",
          a -> quantile(a, hundredths(a.tensor("q"), nan), a.text("method"), nan));
      ops.add(
          nan + "median(x, axis=None, keepdims=False)",
          a -> quantile(a, Tensors.scalar(0.5), "linear", nan));
    }
    ops.add(
        "bincount(x, weights=None, minlength=0, sparse=False)",
        a -> Histograms.bincount(a.tensor("x"), a.tensorOrNull("weights"), a.integer("minlength")));
    ops.add("histogram(x, bins=10, range=None)", StatisticsOps::histogram);
    ops.add("corrcoef(x)", a -> Correlation.corrcoef(a.tensor("x")));
    ops.add(
        "correlate(x1, x2, mode='valid')",
        a -> Correlation.correlate(a.tensor("x1"), a.tensor("x2"), a.text("mode")));
    ops.add(
        "unique(x, sorted=True, return_index=False, return_inverse=False, return_counts=False,"
            + " axis=None, size=None, fill_value=None)",
        StatisticsOps::unique);
    ops.add("kron(x1, x2)", a -> Pairwise.kron(a.tensor("x1"), a.tensor("x2")));
    ops.add("cdist(x, y)", a -> Pairwise.cdist(a.tensor("x"), a.tensor("y")));
    ops.add("gcd(x1, x2)", a -> Pairwise.gcd(a.tensor("x1"), a.tensor("x2")));
    ops.add("lcm(x1, x2)", a -> Pairwise.lcm(a.tensor("x1"), a.tensor("x2")));
  }

  private static Tensor quantile(Arguments a, Tensor q, String method, String nan) {
    var x = a.tensor("x");
    var how = Quantiles.Method.of(method);
    return nan.isEmpty()
        ? Quantiles.quantile(x, q, how, a.flag("keepdims"), a.axes("axis"))
        : Quantiles.nanQuantile(x, q, how, a.flag("keepdims"), a.axes("axis"));
  }

  /** Keras divides in the dtype of x, but in float32 where it skips NaN. */
  private static Tensor hundredths(Tensor q, String nan) {
    return (nan.isEmpty() ? ElementwiseOps.floating(q) : q.cast(DType.FLOAT32)).divide(100);
  }

  private static List<Tensor> histogram(Arguments a) {
    var x = a.tensor("x");
    int bins = a.integer("bins");
    var made =
        a.get("range") instanceof List<?> range
            ? Histograms.histogram(
                x, bins, Nested.tensor(range.get(0)), Nested.tensor(range.get(1)))
            : Histograms.histogram(x, bins);
    return List.of(made.counts(), made.edges());
  }

  private static Object unique(Arguments a) {
    var x = a.tensor("x");
    var found = a.has("axis") ? Sets.unique(x, a.integer("axis")) : Sets.unique(x);
    if (a.has("size")) {
      var fill = a.get("fill_value") instanceof Number number ? number : null;
      int axis = a.has("axis") ? a.integer("axis") : 0;
      found = Sets.sized(found, axis, a.integer("size"), fill);
    }
    var results = new ArrayList<Tensor>();
    results.add(found.values());
    if (a.flag("return_index")) results.add(found.indices());
    if (a.flag("return_inverse")) results.add(found.inverse());
    if (a.flag("return_counts")) results.add(found.counts());
    return results.size() == 1 ? results.getFirst() : results;
  }
}
