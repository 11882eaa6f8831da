package dev.addax.tensor;

import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Running sums or products along an axis.
 *
 * @param reverse runs from the end
 * @param exclusive leaves the element itself out, so the first result is 0 or 1
 */
public record Scan(Kind kind, int axis, boolean reverse, boolean exclusive) implements Op {
  public enum Kind {
    SUM,
    PRODUCT
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Rules.count(this, inputs, 1);
    var x = inputs.getFirst();
    Rules.check(
        axis >= 0 && axis < x.shape().rank() && x.dtype() != DType.BOOL,
        "%s does not fit %s",
        this,
        x);
    return List.of(x);
  }

  @Override
  public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> gradients) {
    var g = Rules.first(gradients);
    var backward = new Scan(Kind.SUM, axis, !reverse, exclusive);
    return switch (kind) {
      case SUM -> Rules.list(backward.on(g));
      case PRODUCT -> Rules.list(backward.on(g.multiply(node.output(0))).divide(node.input(0)));
    };
  }

  @Override
  public String toString() {
    return "cum"
        + kind.name().toLowerCase(Locale.ROOT)
        + "(axis="
        + axis
        + (reverse ? ", reverse" : "")
        + (exclusive ? ", exclusive" : "")
        + ")";
  }
}
