package dev.addax.tensor.reference;

import static dev.addax.tensor.reference.Kernel.one;

import dev.addax.tensor.*;

/** The answer to each op family. */
final class Kernels {
  private Kernels() {}

  /** {@return what computes {@code node}, whose types are all known} */
  static Kernel of(Node node) {
    return switch (node.op()) {
      case Parameter p -> throw unbound(p);
      case Read r -> throw unbound(r);
      case Data d -> one(in -> Elements.load(d.buffer()));
      case Constant c -> one(in -> Leaves.constant(c));
      case Iota i -> one(in -> Leaves.iota(i));
      case Unary u -> one(in -> UnaryKernel.run(u.kind(), in[0]));
      case Binary b -> one(in -> BinaryKernel.run(b.kind(), in[0], in[1]));
      case Compare c -> one(in -> Choosing.compare(c.kind(), in[0], in[1]));
      case Select s -> one(in -> Choosing.select(in[0], in[1], in[2]));
      case Cast c -> one(in -> Casting.run(c, in[0]));
      case Broadcast b -> Moving.broadcast(node);
      case Reshape r -> inputs -> inputs;
      case Transpose t -> Moving.transpose(node, t);
      case Slice s -> Moving.slice(node, s);
      case Pad p -> Moving.pad(node, p);
      case Concat c -> Moving.concat(node, c);
      case Gather g -> Gathering.gather(node, g);
      case Scatter s -> Gathering.scatter(node, s);
      case Reduce r -> Reducing.of(node, r);
      case Scan s -> Scanning.of(node, s);
      case Sort s -> Sorting.of(node, s);
      case Dot d -> DotKernel.of(node, d);
      case Conv c -> ConvKernel.of(node, c);
      case Pool p -> PoolKernel.of(node, p);
      case Softmax s -> SoftmaxKernel.of(node, s);
      case LinearAlgebra l -> Matrices.of(node, l);
      case Fourier f -> FourierKernel.of(node, f);
      case Random r -> Drawing.of(node, r);
      case Loop l -> Looping.of(node, l);
      case While w -> Looping.of(w);
      case Cond c -> Looping.of(c);
      case Fusion f -> new Program(f.body())::run;
    };
  }

  private static IllegalStateException unbound(Op leaf) {
    return new IllegalStateException(leaf + " has no value: it is not an input of the graph");
  }
}
