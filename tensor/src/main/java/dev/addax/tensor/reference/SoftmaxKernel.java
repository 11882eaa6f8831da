package dev.addax.tensor.reference;

import static dev.addax.tensor.reference.Kernel.one;

import dev.addax.tensor.Node;
import dev.addax.tensor.Softmax;

/** Softmax and its logarithm. */
final class SoftmaxKernel {
  private SoftmaxKernel() {}

  static Kernel of(Node node, Softmax softmax) {
    var lanes = Lanes.of(node.input(0).shape(), softmax.axis());
    return one(
        in -> {
          var values = in[0].doubles().clone();
          for (int lane = 0; lane < lanes.count(); lane++) {
            lane(values, lanes.start(lane), lanes, softmax.log());
          }
          return Reals.of(in[0].dtype(), values);
        });
  }

  private static void lane(double[] x, int start, Lanes lanes, boolean log) {
    int end = start + lanes.length() * lanes.inner();
    double max = Double.NEGATIVE_INFINITY;
    for (int i = start; i < end; i += lanes.inner()) {
      max = Math.max(max, x[i]);
    }
    double sum = 0;
    for (int i = start; i < end; i += lanes.inner()) {
      sum += Math.exp(x[i] - max);
    }
    for (int i = start; i < end; i += lanes.inner()) {
      x[i] = log ? x[i] - max - Math.log(sum) : Math.exp(x[i] - max) / sum;
    }
  }
}
