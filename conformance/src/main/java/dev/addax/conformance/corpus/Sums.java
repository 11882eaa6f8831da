package dev.addax.conformance.corpus;

import dev.addax.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is compared of an array: its shape, its sum and the sum of its absolute values.
 *
 * @param shape the size of each axis
 */
record Sums(List<Integer> shape, double sum, double absolute) {
  private static final double TOLERANCE = 1e-6;

  static Sums of(Tensor tensor) {
    double sum = 0;
    double absolute = 0;
    for (double value : tensor.toDoubles()) {
      sum += value;
      absolute += Math.abs(value);
    }
    return new Sums(tensor.shape().toList(), sum, absolute);
  }

  /** {@return what a record says: shape, sum, sum of absolute values} */
  static Sums recorded(@Nullable Object shape, @Nullable Object sum, @Nullable Object absolute) {
    return new Sums(
        Arrays.stream(Expected.shape(shape)).boxed().toList(),
        Expected.number(sum),
        Expected.number(absolute));
  }

  private boolean agrees(Sums other) {
    return shape.equals(other.shape)
        && near(sum, other.sum, absolute)
        && near(absolute, other.absolute, absolute);
  }

  private static boolean near(double a, double b, double scale) {
    return Double.compare(a, b) == 0 || Math.abs(a - b) <= TOLERANCE * Math.max(scale, 1e-30);
  }

  /** {@return those of {@code expected} that have no counterpart, whatever the order} */
  static List<Sums> missing(List<Sums> expected, List<Sums> actual) {
    var left = new ArrayList<>(actual);
    var missing = new ArrayList<Sums>();
    for (var wanted : expected) {
      var found = left.stream().filter(wanted::agrees).findFirst();
      found.ifPresentOrElse(left::remove, () -> missing.add(wanted));
    }
    return missing;
  }
}
