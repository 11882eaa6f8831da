package dev.addax.tensor.reference;

import static dev.addax.tensor.reference.Kernel.one;

import dev.addax.tensor.Node;
import dev.addax.tensor.Scan;

/** Running sums and products. */
final class Scanning {
  private Scanning() {}

  static Kernel of(Node node, Scan scan) {
    var lanes = Lanes.of(node.input(0).shape(), scan.axis());
    return one(
        in ->
            switch (in[0]) {
              case Reals r -> Reals.of(r.dtype(), run(scan, lanes, r.values()));
              case Integers n -> Integers.of(n.dtype(), run(scan, lanes, n.values()));
            });
  }

  private static double[] run(Scan scan, Lanes lanes, double[] x) {
    var result = new double[x.length];
    boolean sum = scan.kind() == Scan.Kind.SUM;
    for (int lane = 0; lane < lanes.count(); lane++) {
      double total = sum ? 0 : 1;
      for (int i = 0; i < lanes.length(); i++) {
        int at = at(scan, lanes, lane, i);
        double next = sum ? total + x[at] : total * x[at];
        result[at] = scan.exclusive() ? total : next;
        total = next;
      }
    }
    return result;
  }

  private static long[] run(Scan scan, Lanes lanes, long[] x) {
    var result = new long[x.length];
    boolean sum = scan.kind() == Scan.Kind.SUM;
    for (int lane = 0; lane < lanes.count(); lane++) {
      long total = sum ? 0 : 1;
      for (int i = 0; i < lanes.length(); i++) {
        int at = at(scan, lanes, lane, i);
        long next = sum ? total + x[at] : total * x[at];
        result[at] = scan.exclusive() ? total : next;
        total = next;
      }
    }
    return result;
  }

  private static int at(Scan scan, Lanes lanes, int lane, int i) {
    return lanes.start(lane) + (scan.reverse() ? lanes.length() - 1 - i : i) * lanes.inner();
  }
}
