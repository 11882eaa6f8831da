package dev.addax.compiler.pass;

import static dev.addax.compiler.pass.Simplify.made;

import dev.addax.tensor.Broadcast;
import dev.addax.tensor.Concat;
import dev.addax.tensor.Iota;
import dev.addax.tensor.Pad;
import dev.addax.tensor.Reshape;
import dev.addax.tensor.Slice;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Transpose;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules for movement; null means that nothing simpler is known. */
final class MovementRules {
  private MovementRules() {}

  static @Nullable Tensor reshape(Reshape op, Tensor x) {
    if (x.shape().equals(op.shape())) {
      return x;
    }
    return x.node().op() instanceof Reshape ? made(op, x.node().input(0)) : null;
  }

  static @Nullable Tensor broadcast(Broadcast op, Tensor x) {
    if (x.shape().equals(op.shape())) {
      return x;
    }
    return x.node().op() instanceof Broadcast ? made(op, x.node().input(0)) : null;
  }

  static @Nullable Tensor transpose(Transpose op, Tensor x) {
    if (x.node().op() instanceof Transpose inner) {
      var both = op.permutation().stream().map(inner.permutation()::get).toList();
      return made(new Transpose(both), x.node().input(0));
    }
    return keepsOrder(op, x.shape())
        ? made(new Reshape(Shape.of(op.permutation().stream().map(x.shape()::dim).toList())), x)
        : null;
  }

  /** {@return whether only axes of size 1 change their places} */
  private static boolean keepsOrder(Transpose op, Shape shape) {
    int last = -1;
    for (int axis : op.permutation()) {
      if (shape.dim(axis) != 1) {
        if (axis < last) {
          return false;
        }
        last = axis;
      }
    }
    return true;
  }

  static @Nullable Tensor slice(Slice op, Tensor x, Tensor result) {
    boolean forward = op.steps().stream().allMatch(s -> s == 1);
    if (forward && result.shape().equals(x.shape())) {
      return x;
    }
    return switch (x.node().op()) {
      case Slice inner when forward && inner.steps().stream().allMatch(s -> s == 1) ->
          made(combined(op, inner, x, result), x.node().input(0));
      case Concat concat when forward -> ofPart(op, concat, x, result);
      case Broadcast b when forward -> ofRepeated(op, x.node().input(0), result);
      default -> null;
    };
  }

  private static Slice combined(Slice op, Slice inner, Tensor x, Tensor result) {
    var starts = new ArrayList<Integer>();
    var from = x.node().input(0).shape();
    for (int i = 0; i < from.rank(); i++) {
      starts.add(inner.start(i, from.dim(i)) + op.start(i, x.shape().dim(i)));
    }
    return new Slice(starts, result.shape().toList(), op.steps());
  }

  /** A slice that lies within one of the joined tensors. */
  private static @Nullable Tensor ofPart(Slice op, Concat concat, Tensor x, Tensor result) {
    int axis = concat.axis();
    int start = op.start(axis, x.shape().dim(axis));
    int end = start + result.shape().dim(axis);
    int at = 0;
    for (var part : x.node().inputs()) {
      int next = at + part.shape().dim(axis);
      if (start >= at && end <= next) {
        var starts = new ArrayList<Integer>();
        for (int i = 0; i < x.rank(); i++) {
          starts.add(op.start(i, x.shape().dim(i)) - (i == axis ? at : 0));
        }
        return made(new Slice(starts, result.shape().toList(), op.steps()), part);
      }
      at = next;
    }
    return null;
  }

  private static Tensor ofRepeated(Slice op, Tensor small, Tensor result) {
    var starts = new ArrayList<Integer>();
    var sizes = new ArrayList<Integer>();
    for (int i = 0; i < small.rank(); i++) {
      boolean repeated = small.shape().dim(i) == 1;
      starts.add(repeated ? 0 : op.start(i, small.shape().dim(i)));
      sizes.add(repeated && result.shape().dim(i) > 0 ? 1 : result.shape().dim(i));
    }
    return made(new Broadcast(result.shape()), made(new Slice(starts, sizes, op.steps()), small));
  }

  static @Nullable Tensor pad(Pad op, Tensor x) {
    return isZero(op.low()) && isZero(op.high()) && isZero(op.interior()) ? x : null;
  }

  static boolean isZero(List<Integer> amounts) {
    return amounts.stream().allMatch(a -> a == 0);
  }

  static @Nullable Tensor concat(Concat op, List<Tensor> parts) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    var flat = new ArrayList<Tensor>();
    for (var part : parts) {
      if (part.node().op().equals(op)) {
        flat.addAll(part.node().inputs());
      } else if (part.shape().dim(op.axis()) > 0) {
        flat.add(part);
      }
    }
    return flat.isEmpty() || flat.equals(parts) ? null : made(op, flat.toArray(Tensor[]::new));
  }

  /** Counting along one axis of many is counting once and repeating that. */
  static @Nullable Tensor iota(Iota op) {
    var shape = op.type().shape();
    if (shape.rank() == 1) {
      return null;
    }
    int count = shape.dim(op.axis());
    var line = new Iota(new TensorType(op.type().dtype(), Shape.of(count)), 0).on();
    var dims = new int[shape.rank()];
    java.util.Arrays.fill(dims, 1);
    dims[op.axis()] = count;
    return made(new Broadcast(shape), made(new Reshape(Shape.of(dims)), line));
  }
}
