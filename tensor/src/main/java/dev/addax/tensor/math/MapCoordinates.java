package dev.addax.tensor.math;

import dev.addax.tensor.Gather;
import dev.addax.tensor.Operand;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reading arrays of any rank at places between their elements. */
public final class MapCoordinates {
  private MapCoordinates() {}

  /** One neighbour along one axis. */
  private record Neighbour(Tensor index, Tensor weight, @Nullable Tensor valid) {}

  /**
   * {@code keras.ops.image.map_coordinates}.
   *
   * @param coordinates {@code [rank of inputs, places…]}
   * @param order 0 for the nearest element, 1 for linear interpolation
   * @return the values at the places, in the dtype of {@code inputs}
   */
  public static Tensor of(
      Operand inputs, Operand coordinates, int order, FillMode mode, double fill) {
    var x = inputs.tensor();
    var c = coordinates.tensor();
    Check.that(
        c.rank() >= 2 && c.shape().dim(0) == x.rank(),
        "map_coordinates of %s needs coordinates of shape (%d, …), received %s",
        x.type(),
        x.rank(),
        c.type());
    Check.that(order == 0 || order == 1, "map_coordinates needs order 0 or 1, received %d", order);
    var axes = new ArrayList<List<Neighbour>>();
    for (int axis = 0; axis < x.rank(); axis++) {
      var at = c.narrow(0, axis, 1).squeeze(0);
      axes.add(order == 0 ? nearest(at, x, axis, mode) : linear(at, x, axis, mode));
    }
    var weight = axes.getFirst().getFirst().weight();
    var result = corners(x, axes, weight.dtype(), fill);
    return (x.dtype().isFloating() ? result : result.round()).cast(x.dtype());
  }

  private static List<Neighbour> nearest(Tensor at, Tensor x, int axis, FillMode mode) {
    var whole = at.dtype().isInteger() ? at : at.round();
    return List.of(neighbour(whole.cast(DType.INT32), at.onesLike(), x, axis, mode));
  }

  private static List<Neighbour> linear(Tensor at, Tensor x, int axis, FillMode mode) {
    var low = at.floor();
    var upper = at.subtract(low);
    var index = low.cast(DType.INT32);
    return List.of(
        neighbour(index, upper.negative().add(1), x, axis, mode),
        neighbour(index.add(1), upper, x, axis, mode));
  }

  private static Neighbour neighbour(
      Tensor index, Tensor weight, Tensor x, int axis, FillMode mode) {
    int size = x.shape().dim(axis);
    var clipped = index.maximum(0).minimum(size - 1);
    return switch (mode) {
      case CONSTANT ->
          new Neighbour(clipped, weight, index.greaterEqual(0).logicalAnd(index.less(size)));
      case NEAREST -> new Neighbour(clipped, weight, null);
      case WRAP -> new Neighbour(index.mod(size), weight, null);
      case MIRROR, REFLECT -> {
        var folded = index.abs().mod(2 * size);
        var back = folded.negative().add(2 * size - (mode == FillMode.REFLECT ? 1 : 0));
        yield new Neighbour(folded.less(size).where(folded, back).minimum(size - 1), weight, null);
      }
    };
  }

  /** The sum over all combinations of one neighbour from each axis. */
  private static Tensor corners(Tensor x, List<List<Neighbour>> axes, DType dtype, double fill) {
    Tensor total = null;
    int combinations = axes.stream().mapToInt(List::size).reduce(1, Math::multiplyExact);
    var flat = x.ravel();
    for (int n = 0; n < combinations; n++) {
      Tensor index = Tensors.scalar(0);
      Tensor weight = null;
      Tensor valid = null;
      int rest = n;
      for (int axis = 0; axis < axes.size(); axis++) {
        var neighbour = axes.get(axis).get(rest % axes.get(axis).size());
        rest /= axes.get(axis).size();
        index = index.multiply(x.shape().dim(axis)).add(neighbour.index());
        weight = weight == null ? neighbour.weight() : weight.multiply(neighbour.weight());
        var inside = neighbour.valid();
        valid = valid == null || inside == null ? inside : valid.logicalAnd(inside);
      }
      var value = new Gather(0, 0).on(flat, index).cast(dtype);
      var shown = valid == null ? value : valid.where(value, fill);
      var part = weight == null ? shown : shown.multiply(weight);
      total = total == null ? part : total.add(part);
    }
    return total == null ? x : total;
  }
}
