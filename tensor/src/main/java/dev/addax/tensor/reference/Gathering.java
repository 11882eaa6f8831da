package dev.addax.tensor.reference;

import static dev.addax.tensor.reference.Kernel.one;

import dev.addax.tensor.Gather;
import dev.addax.tensor.Node;
import dev.addax.tensor.Scatter;
import dev.addax.tensor.type.Shape;

/** Gather and Scatter. */
final class Gathering {
  private Gathering() {}

  static Kernel gather(Node node, Gather gather) {
    var where =
        new Positions(node.input(0).shape(), node.input(1).shape(), gather.axis(), gather.batch());
    return one(in -> in[0].pick(where.of(in[1].longs())));
  }

  static Kernel scatter(Node node, Scatter scatter) {
    var where =
        new Positions(
            node.input(0).shape(), node.input(1).shape(), scatter.axis(), scatter.batch());
    return one(
        in -> {
          var result = in[0].resized(in[0].count());
          combine(scatter.kind(), result, where.of(in[1].longs()), in[2]);
          return result;
        });
  }

  private static void combine(Scatter.Kind kind, Elements into, int[] where, Elements updates) {
    switch (into) {
      case Reals r -> {
        var u = updates.doubles();
        for (int i = 0; i < u.length; i++) {
          int at = where[i];
          r.values()[at] = combine(kind, r.values()[at], u[i]);
        }
        Reals.of(r.dtype(), r.values());
      }
      case Integers n -> {
        var u = updates.longs();
        for (int i = 0; i < u.length; i++) {
          int at = where[i];
          n.values()[at] = combine(kind, n.values()[at], u[i]);
        }
        Integers.of(n.dtype(), n.values());
      }
    }
  }

  private static double combine(Scatter.Kind kind, double old, double update) {
    return switch (kind) {
      case SET -> update;
      case ADD -> old + update;
      case MULTIPLY -> old * update;
      case MAXIMUM -> Math.max(old, update);
      case MINIMUM -> Math.min(old, update);
    };
  }

  private static long combine(Scatter.Kind kind, long old, long update) {
    return switch (kind) {
      case SET -> update;
      case ADD -> old + update;
      case MULTIPLY -> old * update;
      case MAXIMUM -> Math.max(old, update);
      case MINIMUM -> Math.min(old, update);
    };
  }

  /** Where in the operand each gathered (or scattered) element lies. */
  private record Positions(int axis, int batch, int middle, int size, int indices, int inner) {
    Positions(Shape operand, Shape index, int axis, int batch) {
      this(
          axis,
          Math.toIntExact(operand.slice(0, batch).size()),
          Math.toIntExact(operand.slice(batch, axis).size()),
          operand.dim(axis),
          Math.toIntExact(index.slice(batch, index.rank()).size()),
          Math.toIntExact(operand.slice(axis + 1, operand.rank()).size()));
    }

    int[] of(long[] index) {
      var positions = new int[batch * middle * indices * inner];
      int at = 0;
      for (int b = 0; b < batch; b++) {
        for (int m = 0; m < middle; m++) {
          for (int i = 0; i < indices; i++) {
            int slice = ((b * middle + m) * size + checked(index[b * indices + i])) * inner;
            for (int j = 0; j < inner; j++) {
              positions[at++] = slice + j;
            }
          }
        }
      }
      return positions;
    }

    private int checked(long index) {
      if (index < 0 || index >= size) {
        throw new IndexOutOfBoundsException(
            "Index %d is out of range for axis %d of size %d".formatted(index, axis, size));
      }
      return (int) index;
    }
  }
}
