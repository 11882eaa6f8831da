package dev.addax.cpu.tile;

import dev.addax.tensor.Binary;
import dev.addax.tensor.Cast;
import dev.addax.tensor.Compare;
import dev.addax.tensor.Node;
import dev.addax.tensor.Op;
import dev.addax.tensor.Reduce;
import dev.addax.tensor.Select;
import dev.addax.tensor.Softmax;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Unary;
import dev.addax.tensor.type.Shape;
import java.util.List;

/** The sizes that a group of nodes works on. */
final class TileShape {
  private TileShape() {}

  static boolean isComputed(Op op) {
    return op instanceof Unary
        || op instanceof Binary
        || op instanceof Compare
        || op instanceof Select
        || op instanceof Cast;
  }

  /** {@return the number of elements of the largest tensor that is computed or combined} */
  static long elements(List<Node> nodes, List<Tensor> outputs) {
    long most = -1;
    for (Node node : nodes) {
      if (node.op() instanceof Reduce) {
        most = Math.max(most, size(node.input(0)));
      } else if (isComputed(node.op()) || node.op() instanceof Softmax) {
        most = Math.max(most, size(node.output(0)));
      }
    }
    return most >= 0 ? most : size(outputs.getFirst());
  }

  private static long size(Tensor tensor) {
    return tensor.shape().size();
  }

  /**
   * {@return how many elements make a row: what is combined to one number, or has one number
   * computed for it; 0 if there are no rows}
   */
  static int row(List<Node> nodes, long elements) {
    for (Node node : nodes) {
      long row = row(node, elements);
      if (row > 1 && row <= Integer.MAX_VALUE) {
        return (int) row;
      }
    }
    return 0;
  }

  private static long row(Node node, long elements) {
    if (node.op() instanceof Reduce reduce) {
      long[] split = Strides.split(sizes(node.input(0).shape()), reduce.axes());
      boolean whole = size(node.input(0)) == elements;
      return whole && split.length > 0 && split[2] == 1 ? split[1] : 0;
    }
    if (node.op() instanceof Softmax softmax) {
      var shape = node.output(0).shape();
      return softmax.axis() == shape.rank() - 1 ? shape.last() : 0;
    }
    long size = isComputed(node.op()) ? size(node.output(0)) : elements;
    return size > 0 && size < elements && elements % size == 0 ? elements / size : 0;
  }

  private static long[] sizes(Shape shape) {
    var sizes = new long[shape.rank()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = shape.dim(i);
    }
    return sizes;
  }

  /** {@return whether {@code from} is {@code to} with ones in its last places} */
  static boolean isRowwise(Shape from, Shape to) {
    boolean ones = false;
    for (int i = 0; i < to.rank(); i++) {
      ones |= from.dim(i) != to.dim(i);
      if (ones && from.dim(i) != 1) {
        return false;
      }
    }
    return true;
  }
}
