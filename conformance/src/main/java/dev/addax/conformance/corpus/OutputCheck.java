package dev.addax.conformance.corpus;

import dev.addax.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Compares an output with the first values of the recorded one. */
final class OutputCheck {
  private static final double SMALLEST_SCALE = 1e-3;

  private OutputCheck() {}

  /** {@return what differs; empty if nothing does} */
  static String difference(Map<?, ?> recorded, Tensor output, double tolerance) {
    var shape = Arrays.stream(Expected.shape(recorded.get("shape"))).boxed().toList();
    if (!shape.equals(output.shape().toList())) {
      return "shape %s, expected %s".formatted(output.shape(), shape);
    }
    var values = output.toDoubles();
    var wanted = recorded.get("values") instanceof List<?> list ? list : List.of();
    double scale = scale(Expected.number(recorded.get("absmax")), wanted);
    double worst = 0;
    int at = 0;
    for (int i = 0; i < Math.min(values.length, wanted.size()); i++) {
      double distance = distance(values[i], Expected.number(wanted.get(i)));
      if (distance > worst) {
        worst = distance;
        at = i;
      }
    }
    return worst <= tolerance * scale
        ? ""
        : "differs by %.3g of %.3g, the most at %d: %s, expected %s"
            .formatted(worst / scale, scale, at, values[at], wanted.get(at));
  }

  /** Where NaN or infinity is among the values, the largest of the others counts. */
  private static double scale(double largest, List<?> wanted) {
    double finite =
        Double.isFinite(largest)
            ? largest
            : wanted.stream()
                .mapToDouble(value -> Math.abs(Expected.number(value)))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    return Math.max(finite, SMALLEST_SCALE);
  }

  private static double distance(double a, double b) {
    if (Double.compare(a, b) == 0) {
      return 0;
    }
    double distance = Math.abs(a - b);
    return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
  }
}
