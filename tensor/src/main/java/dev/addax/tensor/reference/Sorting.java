package dev.addax.tensor.reference;

import dev.addax.tensor.Node;
import dev.addax.tensor.Sort;
import dev.addax.tensor.type.DType;
import java.util.Arrays;
import java.util.Comparator;

/** Stable sorting along an axis. */
final class Sorting {
  private Sorting() {}

  static Kernel of(Node node, Sort sort) {
    var lanes = Lanes.of(node.input(0).shape(), sort.axis());
    return in -> {
      var order = comparison(in[0], sort.descending(), false);
      var from = new int[in[0].count()];
      var positions = new long[from.length];
      var lane = new Integer[lanes.length()];
      for (int n = 0; n < lanes.count() && lane.length > 0; n++) {
        int start = lanes.start(n);
        Arrays.setAll(lane, i -> start + i * lanes.inner());
        Arrays.sort(lane, order);
        for (int i = 0; i < lane.length; i++) {
          from[start + i * lanes.inner()] = lane[i];
          positions[start + i * lanes.inner()] = (lane[i] - start) / lanes.inner();
        }
      }
      return new Elements[] {in[0].pick(from), Integers.of(DType.INT32, positions)};
    };
  }

  /** {@return the order of the elements at two positions; NaN comes first or last} */
  static Comparator<Integer> comparison(Elements x, boolean descending, boolean nanFirst) {
    return switch (x) {
      case Reals r -> (i, j) -> compare(r.values()[i], r.values()[j], descending, nanFirst);
      case Integers n ->
          descending
              ? (i, j) -> Long.compare(n.values()[j], n.values()[i])
              : (i, j) -> Long.compare(n.values()[i], n.values()[j]);
    };
  }

  private static int compare(double a, double b, boolean descending, boolean nanFirst) {
    if (Double.isNaN(a) || Double.isNaN(b)) {
      int nans = Boolean.compare(Double.isNaN(a), Double.isNaN(b));
      return nanFirst ? -nans : nans;
    }
    // Both zeros are equal, unlike for Double.compare.
    int order = a < b ? -1 : a > b ? 1 : 0;
    return descending ? -order : order;
  }
}
