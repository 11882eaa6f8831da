package dev.addax.tensor.reference;

import static dev.addax.tensor.reference.Kernel.one;

import dev.addax.tensor.Node;
import dev.addax.tensor.Reduce;
import dev.addax.tensor.type.DType;
import java.util.ArrayList;
import java.util.stream.IntStream;

/** Reductions: the reduced axes are moved to the end, then each row becomes one element. */
final class Reducing {
  private Reducing() {}

  static Kernel of(Node node, Reduce reduce) {
    var shape = node.input(0).shape();
    var order =
        new ArrayList<>(
            IntStream.range(0, shape.rank())
                .filter(a -> !reduce.axes().contains(a))
                .boxed()
                .toList());
    order.addAll(reduce.axes());
    int rows = Math.toIntExact(node.output(0).shape().size());
    return one(
        in -> {
          var x = Strides.transpose(in[0], shape, order);
          int columns = rows == 0 ? 0 : x.count() / rows;
          return reduce.isArg()
              ? positions(reduce, x, rows, columns)
              : run(reduce, x, rows, columns);
        });
  }

  private static Elements run(Reduce reduce, Elements x, int rows, int columns) {
    requireSome(reduce, columns, rows);
    return switch (x) {
      case Reals r -> {
        var values = new double[rows];
        for (int i = 0; i < rows; i++) {
          values[i] = row(reduce.kind(), r.values(), i * columns, (i + 1) * columns);
        }
        yield Reals.of(r.dtype(), values);
      }
      case Integers n -> {
        var values = new long[rows];
        for (int i = 0; i < rows; i++) {
          values[i] = row(reduce.kind(), n.dtype(), n.values(), i * columns, (i + 1) * columns);
        }
        yield Integers.of(n.dtype(), values);
      }
    };
  }

  private static void requireSome(Reduce reduce, int columns, int rows) {
    if (reduce.isArg() && columns == 0 && rows > 0) {
      throw new IllegalArgumentException(reduce + " of no elements");
    }
  }

  private static double row(Reduce.Kind kind, double[] x, int from, int to) {
    double result =
        switch (kind) {
          case SUM -> 0;
          case PRODUCT -> 1;
          case MAX -> Double.NEGATIVE_INFINITY;
          case MIN -> Double.POSITIVE_INFINITY;
          case ALL, ANY, ARGMAX, ARGMIN -> throw new IllegalArgumentException(kind + " of floats");
        };
    for (int i = from; i < to; i++) {
      result =
          switch (kind) {
            case SUM -> result + x[i];
            case PRODUCT -> result * x[i];
            case MAX -> Math.max(result, x[i]);
            default -> Math.min(result, x[i]);
          };
    }
    return result;
  }

  private static long row(Reduce.Kind kind, DType dtype, long[] x, int from, int to) {
    long result =
        switch (kind) {
          case SUM, ANY -> 0;
          case PRODUCT, ALL -> 1;
          case MAX -> lowest(dtype);
          case MIN -> highest(dtype);
          case ARGMAX, ARGMIN -> throw new IllegalArgumentException(kind + " has positions");
        };
    for (int i = from; i < to; i++) {
      result =
          switch (kind) {
            case SUM -> result + x[i];
            case PRODUCT -> result * x[i];
            case MAX -> Math.max(result, x[i]);
            case MIN -> Math.min(result, x[i]);
            case ALL -> result & x[i];
            default -> result | x[i];
          };
    }
    return result;
  }

  private static long lowest(DType dtype) {
    return dtype == DType.BOOL || dtype.isUnsigned() ? 0 : -1L << (8 * dtype.bytes() - 1);
  }

  private static long highest(DType dtype) {
    return dtype == DType.BOOL
        ? 1
        : dtype.isUnsigned() ? (1L << 8 * dtype.bytes()) - 1 : ~lowest(dtype);
  }

  private static Elements positions(Reduce reduce, Elements x, int rows, int columns) {
    requireSome(reduce, columns, rows);
    boolean largest = reduce.kind() == Reduce.Kind.ARGMAX;
    var order = Sorting.comparison(x, largest, true);
    var positions = new long[rows];
    for (int i = 0; i < rows; i++) {
      int best = i * columns;
      for (int j = best + 1; j < (i + 1) * columns; j++) {
        best = order.compare(j, best) < 0 ? j : best;
      }
      positions[i] = best - i * columns;
    }
    return Integers.of(DType.INT32, positions);
  }
}
