package dev.addax.compiler.fuse;

import dev.addax.compiler.graph.Strides;
import dev.addax.tensor.Broadcast;
import dev.addax.tensor.Constant;
import dev.addax.tensor.Fusion;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Node;
import dev.addax.tensor.Parameter;
import dev.addax.tensor.Reduce;
import dev.addax.tensor.Reshape;
import dev.addax.tensor.Softmax;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes a group down as a fusion over its space. */
final class Body {
  private final Group group;
  private final Shape space;
  private final Shape rows;
  private final Map<Tensor, Tensor> made = new HashMap<>();
  private final Map<Operand, Tensor> parameters = new LinkedHashMap<>();

  /** What a parameter stands for: a tensor from outside under a shape of the body. */
  private record Operand(Tensor base, Shape shape) {}

  private Body(Group group) {
    this.group = group;
    this.space = group.space();
    this.rows = space.with(-1, 1);
  }

  /**
   * {@return what stands for each of {@code results}, computed by one node}
   *
   * @param head a node before the group that becomes its first; null for none
   * @param outside gives what now stands for a tensor that the group takes from outside
   */
  static List<Tensor> fused(
      Group group, List<Tensor> results, @Nullable Node head, UnaryOperator<Tensor> outside) {
    var body = new Body(group);
    if (head != null) {
      body.begin(head);
    }
    group.members.forEach(body::add);
    return body.node(results, outside);
  }

  private List<Tensor> node(List<Tensor> results, UnaryOperator<Tensor> outside) {
    var arguments = new ArrayList<Tensor>();
    for (var operand : parameters.keySet()) {
      arguments.add(shaped(outside.apply(operand.base), operand.shape));
    }
    var outputs = results.stream().map(made::get).toList();
    var graph = new Graph(List.copyOf(parameters.values()), outputs);
    var fused = new Fusion(graph).allOn(arguments);
    return IntStream.range(0, results.size())
        .mapToObj(i -> shaped(fused.get(i), results.get(i).shape()))
        .toList();
  }

  private static Tensor shaped(Tensor tensor, Shape shape) {
    if (tensor.shape().equals(shape)) {
      return tensor;
    }
    var from = tensor.node().op() instanceof Reshape ? tensor.node().input(0) : tensor;
    return from.shape().equals(shape) ? from : new Reshape(shape).on(from);
  }

  private void begin(Node head) {
    var operands =
        head.inputs().stream()
            .map(
                input ->
                    parameters.computeIfAbsent(
                        new Operand(input, input.shape()),
                        operand -> Parameter.of("p" + parameters.size(), input.type())))
            .toArray(Tensor[]::new);
    var result = head.op().on(operands);
    made.put(head.output(0), shaped(result, space));
  }

  private void add(Node node) {
    var level = group.level(node.output(0));
    var result =
        switch (node.op()) {
          case Reduce r -> reduced(r, node, level);
          case Softmax s -> new Softmax(space.rank() - 1, s.log()).on(operand(node, 0, space));
          default -> {
            var shape = level == Level.ROW ? rows : space;
            var operands = new Tensor[node.inputs().size()];
            for (int i = 0; i < operands.length; i++) {
              operands[i] = operand(node, i, shape);
            }
            yield node.op().on(operands);
          }
        };
    made.put(node.output(0), result);
  }

  private Tensor reduced(Reduce reduce, Node node, @Nullable Level level) {
    if (level == Level.ROW) {
      var each = new Reduce(reduce.kind(), List.of(space.rank() - 1));
      return new Reshape(rows).on(each.on(operand(node, 0, space)));
    }
    boolean ofRows = node.input(0).shape().size() != space.size();
    var x = operand(node, 0, ofRows ? rows : space);
    long kept = node.output(0).shape().size();
    var axes = new ArrayList<Integer>();
    long behind = x.shape().size();
    for (int i = 0; i < x.rank() && behind > kept; i++) {
      axes.add(i);
      behind /= x.shape().dim(i);
    }
    if (kept == 1) {
      return new Reduce(reduce.kind(), IntStream.range(0, x.rank()).boxed().toList()).on(x);
    }
    return new Reduce(reduce.kind(), axes).on(x);
  }

  private Tensor operand(Node node, int i, Shape shape) {
    var look = group.looks.of(node.input(i));
    if (look.base().node().op() instanceof Constant c) {
      return Constant.of(c.type().with(shape), c.value());
    }
    var inside = made.get(look.base());
    return spread(inside != null ? inside : parameter(look, shape), shape);
  }

  private Tensor parameter(Look look, Shape shape) {
    var strides = Strides.reshaped(look.shape(), look.strides(), shape);
    if (strides == null) {
      throw new IllegalStateException("The space " + shape + " does not suit " + look);
    }
    var dims = shape.toArray();
    for (int i = 0; i < dims.length; i++) {
      dims[i] = strides.get(i) == 0 ? 1 : dims[i];
    }
    return parameters.computeIfAbsent(
        new Operand(look.base(), Shape.of(dims)),
        operand -> Parameter.of("p" + parameters.size(), look.base().type().with(operand.shape())));
  }

  private static Tensor spread(Tensor tensor, Shape shape) {
    return tensor.shape().equals(shape) ? tensor : new Broadcast(shape).on(tensor);
  }
}
