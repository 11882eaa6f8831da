package dev.addax.tensor;

import dev.addax.tensor.type.TensorType;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** One op applied to inputs; its results are tensors. Immutable. */
public final class Node {
  private final Op op;
  private final List<Tensor> inputs;
  private final List<Tensor> outputs;
  private final boolean symbolic;

  /**
   * Applies {@code op} and checks the types at once, so that errors point at the caller's line.
   *
   * @throws IllegalArgumentException if the inputs don't fit the op
   */
  public Node(Op op, List<Tensor> inputs) {
    this.op = op;
    this.inputs = List.copyOf(inputs);
    this.symbolic =
        op instanceof Parameter p && p.source() != null
            || this.inputs.stream().anyMatch(input -> input.node().symbolic);
    var given = this.inputs.stream().map(Tensor::type).toList();
    HostStrings.refuse(op, given);
    var types = op.infer(given);
    this.outputs =
        IntStream.range(0, types.size()).mapToObj(i -> new Tensor(this, i, types.get(i))).toList();
  }

  /** A leaf that takes the place of the node that made {@code output}, once its value is known. */
  Node(Data leaf, Tensor output) {
    this.op = leaf;
    this.inputs = List.of();
    this.symbolic = false;
    this.outputs = List.of(output);
  }

  /** A node whose only result is made by the caller. */
  Node(Op op, Tensor input, Function<Node, Tensor> output) {
    this.op = op;
    this.inputs = List.of(input);
    this.symbolic = input.node().symbolic;
    this.outputs = List.of(output.apply(this));
  }

  /**
   * {@return whether this depends on a parameter with a source: a model's input or a layer's
   * result}
   */
  public boolean isSymbolic() {
    return symbolic;
  }

  public Op op() {
    return op;
  }

  public List<Tensor> inputs() {
    return inputs;
  }

  public Tensor input(int i) {
    return inputs.get(i);
  }

  public List<Tensor> outputs() {
    return outputs;
  }

  public Tensor output(int i) {
    return outputs.get(i);
  }

  /** {@return the types of the inputs} */
  public List<TensorType> inputTypes() {
    return inputs.stream().map(Tensor::type).toList();
  }
}
