package dev.addax.compiler.pass;

import dev.addax.compiler.graph.Bodies;
import dev.addax.compiler.graph.Rewrite;
import dev.addax.tensor.Binary;
import dev.addax.tensor.Broadcast;
import dev.addax.tensor.Cast;
import dev.addax.tensor.Compare;
import dev.addax.tensor.Concat;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Iota;
import dev.addax.tensor.Node;
import dev.addax.tensor.Op;
import dev.addax.tensor.Pad;
import dev.addax.tensor.Reduce;
import dev.addax.tensor.Reshape;
import dev.addax.tensor.Select;
import dev.addax.tensor.Slice;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Transpose;
import dev.addax.tensor.Unary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replaces what can be said with less: {@code x · 1}, a reshape of a reshape, arithmetic of
 * constants, work on broadcast tensors that could be done before the broadcast. Results stay equal
 * bit for bit, but for the sign of zeros and for powers by small numbers, which become products.
 */
public final class Simplify implements Pass {
  @Override
  public Graph apply(Graph graph) {
    return Rewrite.of(graph, Simplify::rule);
  }

  private static @Nullable List<Tensor> rule(Node node) {
    var op = Bodies.map(node.op(), new Simplify()::apply);
    if (op != node.op()) {
      return new Node(op, node.inputs()).outputs();
    }
    if (node.outputs().size() != 1) {
      return null;
    }
    var simpler = simpler(op, node.inputs(), node);
    return simpler == null ? null : List.of(simpler);
  }

  /** {@return the result of {@code op}, in as few nodes as known} */
  static Tensor made(Op op, Tensor... inputs) {
    var node = new Node(op, List.of(inputs));
    var simpler = simpler(op, node.inputs(), node);
    return simpler == null ? node.output(0) : simpler;
  }

  private static @Nullable Tensor simpler(Op op, List<Tensor> in, Node node) {
    var folded = UniformFolding.of(node);
    if (folded != null) {
      return folded;
    }
    return switch (op) {
      case Unary u -> ElementwiseRules.unary(u, in.get(0));
      case Binary b -> ElementwiseRules.binary(b, in.get(0), in.get(1));
      case Compare c -> ElementwiseRules.compare(c, in.get(0), in.get(1));
      case Select s -> ElementwiseRules.select(in.get(0), in.get(1), in.get(2));
      case Cast c -> ElementwiseRules.cast(c, in.get(0));
      case Broadcast b -> MovementRules.broadcast(b, in.get(0));
      case Reshape r -> MovementRules.reshape(r, in.get(0));
      case Transpose t -> MovementRules.transpose(t, in.get(0));
      case Slice s -> MovementRules.slice(s, in.get(0), node.output(0));
      case Pad p -> MovementRules.pad(p, in.get(0));
      case Concat c -> MovementRules.concat(c, in);
      case Iota i -> MovementRules.iota(i);
      case Reduce r -> ReduceRules.reduce(r, in.get(0), node.output(0));
      default -> null;
    };
  }
}
