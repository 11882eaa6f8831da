package dev.addax.tensor;

import dev.addax.tensor.type.TensorType;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Combines updates into slices along one axis: inputs operand {@code [B…, A…, N, C…]}, integer
 * indices {@code [B…, I…]} and updates {@code [B…, A…, I…, C…]}; the result is like the operand.
 * Updates of equal indices are combined in order (with {@code SET} the last one stays). Updates
 * whose index is outside 0…N−1 are an error when computed.
 */
public record Scatter(Kind kind, int axis, int batch) implements Op {
  public enum Kind {
    SET,
    ADD,
    MULTIPLY,
    MAXIMUM,
    MINIMUM
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Rules.count(this, inputs, 3);
    var operand = inputs.get(0);
    var expected = operand.with(Gather.result(this, operand.shape(), inputs.get(1), axis, batch));
    Rules.check(
        expected.dtype() == inputs.get(2).dtype()
            && expected.shape().accepts(inputs.get(2).shape()),
        "%s needs updates %s, received %s",
        this,
        expected,
        inputs.get(2));
    return List.of(operand);
  }

  @Override
  public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> gradients) {
    var g = Rules.first(gradients);
    var indices = node.input(1);
    var updates = node.input(2);
    var gather = new Gather(axis, batch);
    var at = gather.on(g, indices);
    return switch (kind) {
      case ADD -> Rules.list(g, null, at);
      case SET ->
          Rules.list(
              new Scatter(Kind.SET, axis, batch).on(g, indices, Constant.like(updates, 0)),
              null,
              at);
      case MULTIPLY -> {
        var result = node.output(0);
        yield Rules.list(
            g.multiply(result.divide(node.input(0))),
            null,
            at.multiply(gather.on(result, indices).divide(updates)));
      }
      case MAXIMUM, MINIMUM -> {
        var result = node.output(0);
        var won = gather.on(result, indices).equal(updates);
        var kept = node.input(0).equal(result);
        yield Rules.list(
            kept.where(g, Constant.like(g, 0)), null, won.where(at, Constant.like(at, 0)));
      }
    };
  }

  @Override
  public String toString() {
    return "scatter_"
        + kind.name().toLowerCase(Locale.ROOT)
        + "(axis="
        + axis
        + (batch > 0 ? ", batch=" + batch : "")
        + ")";
  }
}
