package dev.addax.tensor.random;

/** Draws classes with probabilities proportional to the exponentials of logits. */
public final class Categorical {
  private Categorical() {}

  /**
   * Draws {@code samples} classes for each of {@code rows} rows, one row after the other from one
   * stream.
   *
   * @param logits rows × classes; a class whose logit is not finite is never drawn
   * @param out rows × samples class numbers
   */
  public static void fill(
      Philox philox, double[] logits, int rows, int classes, int samples, long[] out) {
    var words = new Words(philox, 0);
    var cumulative = new double[classes];
    for (int row = 0; row < rows; row++) {
      double total = accumulate(logits, row * classes, cumulative);
      for (int i = 0; i < samples; i++) {
        double wanted = Bits.toDouble(words.next(), words.next()) * total;
        out[row * samples + i] = firstAbove(cumulative, wanted);
      }
    }
  }

  private static double accumulate(double[] logits, int at, double[] cumulative) {
    double max = -Double.MAX_VALUE;
    for (int j = 0; j < cumulative.length; j++) {
      if (Double.isFinite(logits[at + j])) {
        max = Math.max(max, logits[at + j]);
      }
    }
    double total = 0;
    for (int j = 0; j < cumulative.length; j++) {
      if (Double.isFinite(logits[at + j])) {
        total += Math.exp(logits[at + j] - max);
      }
      cumulative[j] = total;
    }
    return total;
  }

  private static int firstAbove(double[] cumulative, double wanted) {
    int low = 0;
    int high = cumulative.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cumulative[middle] > wanted) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
