package dev.addax.tensor;

import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Surrounds a tensor with a value: inputs x and a scalar of the same dtype.
 *
 * @param low elements added before each axis, 0 or more
 * @param high elements added after each axis, 0 or more
 * @param interior elements added between neighbours of each axis
 */
public record Pad(List<Integer> low, List<Integer> high, List<Integer> interior) implements Op {
  public Pad {
    low = List.copyOf(low);
    high = List.copyOf(high);
    interior = List.copyOf(interior);
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Rules.count(this, inputs, 2);
    var x = inputs.get(0);
    int rank = x.shape().rank();
    Rules.check(
        low.size() == rank && high.size() == rank && interior.size() == rank,
        "%s does not fit %s",
        this,
        x);
    Rules.check(
        inputs.get(1).equals(new TensorType(x.dtype(), Shape.SCALAR)),
        "pad value of %s is %s",
        x,
        inputs.get(1));
    var dims = new int[rank];
    for (int i = 0; i < rank; i++) {
      int dim = x.shape().dim(i);
      Rules.check(
          low.get(i) >= 0 && high.get(i) >= 0 && interior.get(i) >= 0,
          "%s has negative padding",
          this);
      int added = low.get(i) + high.get(i);
      dims[i] =
          dim < 0 ? (added + interior.get(i) == 0 ? dim : Shape.freshUnknown()) : padded(dim, i);
    }
    return List.of(x.with(Shape.of(dims)));
  }

  private int padded(int dim, int axis) {
    return dim + low.get(axis) + high.get(axis) + Math.max(dim - 1, 0) * interior.get(axis);
  }

  @Override
  public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> gradients) {
    var g = Rules.first(gradients);
    var sizes = new ArrayList<Integer>();
    for (int i = 0; i < low.size(); i++) {
      sizes.add(
          low.get(i) + high.get(i) + interior.get(i) == 0
              ? Shape.UNKNOWN
              : node.input(0).shape().dim(i));
    }
    var inside = new Slice(low, sizes, interior.stream().map(i -> i + 1).toList()).on(g);
    return Rules.list(inside, g.sum().subtract(inside.sum()));
  }

  @Override
  public String toString() {
    return "pad(low=" + low + ", high=" + high + ", interior=" + interior + ")";
  }
}
