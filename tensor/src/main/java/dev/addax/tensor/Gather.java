package dev.addax.tensor;

import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes slices along one axis: inputs operand {@code [B…, A…, N, C…]} and integer indices {@code
 * [B…, I…]}; the result is {@code [B…, A…, I…, C…]}. An index outside 0…N−1 is an error when the
 * value is computed.
 *
 * @param axis the axis of N in the operand
 * @param batch the number of leading axes B that both inputs share
 */
public record Gather(int axis, int batch) implements Op {
  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Rules.count(this, inputs, 2);
    return List.of(
        inputs.get(0).with(result(this, inputs.get(0).shape(), inputs.get(1), axis, batch)));
  }

  static Shape result(Op op, Shape operand, TensorType indices, int axis, int batch) {
    Rules.check(indices.dtype().isInteger(), "%s needs integer indices, received %s", op, indices);
    Rules.check(
        0 <= batch && batch <= axis && axis < operand.rank(),
        "%s does not fit operand %s",
        op,
        operand);
    Rules.check(
        indices.shape().rank() >= batch
            && operand.slice(0, batch).accepts(indices.shape().slice(0, batch)),
        "%s: operand %s and indices %s differ in the batch axes",
        op,
        operand,
        indices);
    return operand
        .slice(0, axis)
        .append(indices.shape().slice(batch, indices.shape().rank()).toArray())
        .append(operand.slice(axis + 1, operand.rank()).toArray());
  }

  @Override
  public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> gradients) {
    var zeros = Constant.like(node.input(0), 0);
    var scatter = new Scatter(Scatter.Kind.ADD, axis, batch);
    return Rules.list(scatter.on(zeros, node.input(1), Rules.first(gradients)), null);
  }

  @Override
  public String toString() {
    return "gather(axis=" + axis + (batch > 0 ? ", batch=" + batch : "") + ")";
  }
}
