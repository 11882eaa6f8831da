package dev.addax.keras.layers.preprocessing;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Approximate quantiles of numbers that come in batches: sorted values, and how many numbers each
 * stands for. Keras: {@code summarize}, {@code merge_summaries}, {@code compress_summary} of {@code
 * Discretization}, whose steps and rounding this follows.
 */
record QuantileSummary(float[] values, float[] weights) {
  static final QuantileSummary EMPTY = new QuantileSummary(new float[0], new float[0]);

  /** {@return a summary of a batch, of about 1/{@code epsilon} values} */
  static QuantileSummary of(float[] batch, double epsilon) {
    var sorted = batch.clone();
    Arrays.sort(sorted);
    double step = Math.max(sorted.length / (1 / epsilon), 1);
    int stride = (int) step;
    int first = (int) (step - 1);
    int count = first >= sorted.length ? 0 : (sorted.length - first - 1) / stride + 1;
    var values = new float[count];
    var weights = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = sorted[first + i * stride];
      weights[i] = (float) step;
    }
    return new QuantileSummary(values, weights);
  }

  /** {@return both summaries as one} */
  QuantileSummary merged(QuantileSummary other, double epsilon) {
    int mine = values.length;
    int all = mine + other.values.length;
    var order =
        IntStream.range(0, all)
            .boxed()
            .sorted(Comparator.comparing(i -> i < mine ? values[i] : other.values[i - mine]))
            .toList();
    var mergedValues = new float[all];
    var mergedWeights = new float[all];
    for (int i = 0; i < all; i++) {
      int from = order.get(i);
      mergedValues[i] = from < mine ? values[from] : other.values[from - mine];
      mergedWeights[i] = from < mine ? weights[from] : other.weights[from - mine];
    }
    return new QuantileSummary(mergedValues, mergedWeights).compressed(epsilon);
  }

  /** {@return the boundaries between {@code bins} bins of about equal size} */
  double[] boundaries(int bins) {
    var kept = compressed(1.0 / bins).values;
    var inner = new double[Math.max(0, kept.length - 1)];
    Arrays.setAll(inner, i -> kept[i]);
    return inner;
  }

  private QuantileSummary compressed(double epsilon) {
    if (values.length * epsilon < 1) {
      return this;
    }
    int points = (int) Math.ceil(1 / epsilon);
    var cumulated = new double[weights.length];
    float sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      cumulated[i] = sum;
    }
    var shares = new double[weights.length];
    Arrays.setAll(shares, i -> (float) cumulated[i] / (float) cumulated[weights.length - 1]);
    var bins = new float[points];
    var counts = new float[points];
    double before = 0;
    for (int i = 0; i < points; i++) {
      double percent = epsilon + i * epsilon;
      bins[i] = (float) interpolated(percent, shares, i2 -> values[i2]);
      double count = interpolated(percent, shares, i2 -> cumulated[i2]);
      counts[i] = (float) (count - before);
      before = count;
    }
    return new QuantileSummary(bins, counts);
  }

  private interface Points {
    double at(int i);
  }

  private static double interpolated(double x, double[] xs, Points ys) {
    int last = xs.length - 1;
    if (x >= xs[last]) {
      return ys.at(last);
    }
    if (x < xs[0]) {
      return ys.at(0);
    }
    int low = 0;
    int high = last;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (xs[middle] <= x) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double slope = (ys.at(high) - ys.at(low)) / (xs[high] - xs[low]);
    return slope * (x - xs[low]) + ys.at(low);
  }
}
