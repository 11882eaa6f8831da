package dev.addax.compiler.fuse;

import dev.addax.compiler.graph.Strides;
import dev.addax.compiler.graph.Window;
import dev.addax.tensor.Broadcast;
import dev.addax.tensor.Node;
import dev.addax.tensor.Reshape;
import dev.addax.tensor.Slice;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tensor seen through the reshapes and broadcasts that made it: the elements of {@code base}
 * under another shape, repeated where a stride is 0.
 */
record Look(Tensor base, Shape shape, List<Integer> strides, @Nullable List<Integer> physical) {
  static Look through(Tensor tensor) {
    var chain = new ArrayList<Node>();
    var at = tensor;
    while (at.node().op() instanceof Reshape || at.node().op() instanceof Broadcast) {
      chain.add(at.node());
      at = at.node().input(0);
    }
    var look = at(at);
    for (var node : chain.reversed()) {
      look = look.through(node);
    }
    return look;
  }

  private static Look at(Tensor base) {
    var dense = Strides.rowMajor(base.shape());
    if (base.node().op() instanceof Slice slice) {
      var from = base.node().input(0).shape();
      var window = Window.of(slice, from, Strides.rowMajor(from));
      return new Look(base, base.shape(), dense, window == null ? null : window.strides());
    }
    return new Look(base, base.shape(), dense, dense);
  }

  private Look through(Node node) {
    var to = node.output(0).shape();
    if (node.op() instanceof Broadcast) {
      var seen = physical == null ? null : repeated(physical, to);
      return new Look(base, to, repeated(strides, to), seen);
    }
    var reshaped = Strides.reshaped(shape, strides, to);
    var seen = physical == null ? null : Strides.reshaped(shape, physical, to);
    return reshaped == null ? at(node.output(0)) : new Look(base, to, reshaped, seen);
  }

  private List<Integer> repeated(List<Integer> from, Shape to) {
    var repeated = new ArrayList<Integer>();
    for (int i = 0; i < to.rank(); i++) {
      repeated.add(shape.dim(i) == 1 && to.dim(i) != 1 ? 0 : from.get(i));
    }
    return repeated;
  }

  boolean isDense() {
    return Strides.isDense(shape, strides);
  }

  /** {@return whether each element of the base is repeated {@code times} times in a row} */
  boolean repeatsEach(long times) {
    var dims = Strides.merged(shape, strides);
    var last = dims.isEmpty() ? new int[] {1, 0} : dims.getLast();
    boolean once = dims.size() == 2 && dims.getFirst()[1] == 1;
    return last[1] == 0 && last[0] == times && (dims.size() == 1 || once);
  }

  /**
   * {@return the numbers of elements after which the walk over the base turns, but for the whole}
   *
   * @param each how many elements of the space one element here stands for
   */
  List<Long> cuts(long each) {
    var cuts = new ArrayList<Long>();
    long size = each;
    var dims = Strides.merged(shape, physical == null ? strides : physical);
    for (int i = dims.size() - 1; i > 0; i--) {
      size *= dims.get(i)[0];
      cuts.add(size);
    }
    return cuts;
  }
}
