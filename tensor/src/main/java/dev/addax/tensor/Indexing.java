package dev.addax.tensor;

import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;

/** Choosing elements by position, as in {@code keras.ops}. */
public sealed interface Indexing extends Facet permits Tensor {
  /**
   * {@return slices along {@code axis} at {@code indices} (any shape); negative indices count from
   * the end. An index out of range is an error when the value is computed.}
   */
  default Tensor take(Operand indices, int axis) {
    int at = self().shape().axis(axis);
    return new Gather(at, 0).on(self(), Positions.wrapped(indices.tensor(), self(), at));
  }

  /** {@return for each position of {@code indices} the element along {@code axis} that it names} */
  default Tensor takeAlongAxis(Operand indices, int axis) {
    var x = self();
    int at = x.shape().axis(axis);
    var wrapped = Positions.wrapped(indices.tensor(), x, at);
    int last = x.rank() - 1;
    var moved = x.moveaxis(at, last);
    var positions = wrapped.moveaxis(at, last);
    var common = moved.shape().slice(0, last).broadcast(positions.shape().slice(0, last));
    var result =
        new Gather(last, last)
            .on(
                moved.broadcastTo(common.append(moved.shape().last())),
                positions.broadcastTo(common.append(positions.shape().last())));
    return result.moveaxis(last, at);
  }

  /**
   * {@return vectors of length {@code classes} with 1 at each index and 0 elsewhere, along a new
   * last axis}
   */
  default Tensor oneHot(int classes, DType dtype) {
    var x = self();
    var shape = x.shape().append(classes);
    var places = new Iota(new TensorType(x.dtype(), shape), x.rank()).on();
    return places.equal(x.expandDims(-1).broadcastTo(shape)).cast(dtype);
  }

  /** Index arithmetic. */
  final class Positions {
    private Positions() {}

    static Tensor wrapped(Tensor indices, Tensor x, int axis) {
      Rules.check(
          indices.dtype().isInteger(), "Indices must be integers, received %s", indices.type());
      int dim = x.shape().dim(axis);
      if (indices.dtype().isUnsigned() || dim < 0) {
        return indices;
      }
      return indices.less(0).where(indices.add((long) dim), indices);
    }

    static Tensor count(DType dtype, int count) {
      return new Iota(new TensorType(dtype, Shape.of(count)), 0).on();
    }
  }
}
