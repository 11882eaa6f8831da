package dev.addax.tensor.reference;

import static dev.addax.tensor.reference.Kernel.one;

import dev.addax.tensor.Concat;
import dev.addax.tensor.Node;
import dev.addax.tensor.Pad;
import dev.addax.tensor.Slice;
import dev.addax.tensor.Transpose;

/** Broadcast, Transpose, Slice, Pad and Concat: the same elements elsewhere. */
final class Moving {
  private Moving() {}

  static Kernel broadcast(Node node) {
    var from = node.input(0).shape();
    var to = node.output(0).shape();
    var strides = Strides.of(from);
    for (int i = 0; i < strides.length; i++) {
      strides[i] = from.dim(i) == 1 ? 0 : strides[i];
    }
    return one(in -> in[0].pick(Strides.positions(to, strides, 0)));
  }

  static Kernel transpose(Node node, Transpose transpose) {
    var shape = node.input(0).shape();
    return one(in -> Strides.transpose(in[0], shape, transpose.permutation()));
  }

  static Kernel slice(Node node, Slice slice) {
    var from = node.input(0).shape();
    var to = node.output(0).shape();
    var strides = Strides.of(from);
    int offset = 0;
    for (int i = 0; i < strides.length; i++) {
      offset += slice.start(i, from.dim(i)) * strides[i];
      strides[i] *= slice.steps().get(i);
    }
    int first = offset;
    return one(in -> in[0].pick(Strides.positions(to, strides, first)));
  }

  static Kernel pad(Node node, Pad pad) {
    var from = node.input(0).shape();
    var to = node.output(0).shape();
    var strides = Strides.of(to);
    int offset = 0;
    for (int i = 0; i < strides.length; i++) {
      offset += pad.low().get(i) * strides[i];
      strides[i] *= pad.interior().get(i) + 1;
    }
    int first = offset;
    int count = Math.toIntExact(to.size());
    return one(in -> place(in[0], in[1], count, Strides.positions(from, strides, first)));
  }

  private static Elements place(Elements x, Elements value, int count, int[] positions) {
    var all = value.pick(new int[count]);
    for (int i = 0; i < positions.length; i++) {
      copy(x, i, all, positions[i]);
    }
    return all;
  }

  private static void copy(Elements from, int i, Elements to, int j) {
    switch (to) {
      case Reals r -> r.values()[j] = ((Reals) from).values()[i];
      case Integers n -> n.values()[j] = ((Integers) from).values()[i];
    }
  }

  static Kernel concat(Node node, Concat concat) {
    var to = Lanes.of(node.output(0).shape(), concat.axis());
    int count = Math.toIntExact(node.output(0).shape().size());
    int row = to.length() * to.inner();
    return one(
        in -> {
          var joined = in[0].resized(count);
          int at = 0;
          for (int i = 0; i < in.length; i++) {
            int width = node.input(i).shape().dim(concat.axis()) * to.inner();
            for (int outer = 0; outer < to.outer(); outer++) {
              System.arraycopy(array(in[i]), outer * width, array(joined), outer * row + at, width);
            }
            at += width;
          }
          return joined;
        });
  }

  private static Object array(Elements elements) {
    return switch (elements) {
      case Reals r -> r.values();
      case Integers n -> n.values();
    };
  }
}
