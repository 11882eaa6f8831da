package dev.addax.tensor;

import dev.addax.tensor.type.TensorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stable sort along an axis; results: the sorted values and their int32 positions. NaN sorts last.
 */
public record Sort(int axis, boolean descending) implements Op {
  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Rules.count(this, inputs, 1);
    var x = inputs.getFirst();
    Rules.check(axis >= 0 && axis < x.shape().rank(), "%s does not fit %s", this, x);
    return List.of(x, Rules.index(x.shape()));
  }

  @Override
  public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> gradients) {
    var g = gradients.get(0);
    if (g == null) {
      return Rules.none(node);
    }
    var inverse = new Sort(axis, false).allOn(List.of(node.output(1))).get(1);
    return Rules.list(g.takeAlongAxis(inverse, axis));
  }

  @Override
  public String toString() {
    return "sort(axis=" + axis + (descending ? ", descending" : "") + ")";
  }
}
