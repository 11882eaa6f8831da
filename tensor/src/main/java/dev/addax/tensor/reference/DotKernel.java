package dev.addax.tensor.reference;

import static dev.addax.tensor.reference.Kernel.one;

import dev.addax.tensor.Dot;
import dev.addax.tensor.Node;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.List;

/** Contractions, brought to the form [batch, m, k] · [batch, k, n]. */
final class DotKernel {
  private final int batch;
  private final int m;
  private final int k;
  private final int n;

  private DotKernel(int batch, int m, int k, int n) {
    this.batch = batch;
    this.m = m;
    this.k = k;
    this.n = n;
  }

  static Kernel of(Node node, Dot dot) {
    var left = node.input(0).shape();
    var right = node.input(1).shape();
    var leftFree = dot.leftFree(left);
    var rightFree = dot.rightFree(right);
    var leftOrder = joined(dot.leftBatch(), leftFree, dot.leftContract());
    var rightOrder = joined(dot.rightBatch(), dot.rightContract(), rightFree);
    var kernel =
        new DotKernel(
            size(left, dot.leftBatch()),
            size(left, leftFree),
            size(left, dot.leftContract()),
            size(right, rightFree));
    return one(
        in ->
            kernel.run(
                Strides.transpose(in[0], left, leftOrder),
                Strides.transpose(in[1], right, rightOrder)));
  }

  private static List<Integer> joined(List<Integer> a, List<Integer> b, List<Integer> c) {
    var all = new ArrayList<>(a);
    all.addAll(b);
    all.addAll(c);
    return all;
  }

  private static int size(Shape shape, List<Integer> axes) {
    return axes.stream().mapToInt(shape::dim).reduce(1, Math::multiplyExact);
  }

  private Elements run(Elements left, Elements right) {
    return switch (left) {
      case Reals r -> Reals.of(r.dtype(), multiply(r.values(), right.doubles()));
      case Integers i -> Integers.of(i.dtype(), multiply(i.values(), right.longs()));
    };
  }

  private double[] multiply(double[] a, double[] b) {
    var c = new double[batch * m * n];
    for (int row = 0; row < batch * m; row++) {
      for (int l = 0; l < k; l++) {
        double factor = a[row * k + l];
        int from = (row / m * k + l) * n;
        for (int j = 0; j < n; j++) {
          c[row * n + j] += factor * b[from + j];
        }
      }
    }
    return c;
  }

  private long[] multiply(long[] a, long[] b) {
    var c = new long[batch * m * n];
    for (int row = 0; row < batch * m; row++) {
      for (int l = 0; l < k; l++) {
        long factor = a[row * k + l];
        int from = (row / m * k + l) * n;
        for (int j = 0; j < n; j++) {
          c[row * n + j] += factor * b[from + j];
        }
      }
    }
    return c;
  }
}
