package dev.addax.compiler.pass;

import static dev.addax.compiler.pass.Simplify.made;

import dev.addax.tensor.Constant;
import dev.addax.tensor.Reduce;
import dev.addax.tensor.Reshape;
import dev.addax.tensor.Tensor;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Rules for reductions; null means that nothing simpler is known. */
final class ReduceRules {
  private ReduceRules() {}

  static @Nullable Tensor reduce(Reduce op, Tensor x, Tensor result) {
    if (op.isArg()) {
      return null;
    }
    if (op.axes().stream().allMatch(axis -> x.shape().dim(axis) == 1)) {
      return made(new Reshape(result.shape()), x);
    }
    if (x.node().op() instanceof Constant c && x.dtype().isFloating()) {
      return uniform(op, c, x, result);
    }
    return x.node().op() instanceof Reduce inner && inner.kind() == op.kind()
        ? merged(op, inner, x)
        : null;
  }

  private static @Nullable Tensor uniform(Reduce op, Constant c, Tensor x, Tensor result) {
    if (x.shape().size() == 0) {
      return null;
    }
    return switch (op.kind()) {
      case MAX, MIN -> Constant.of(result.type(), c.value());
      case SUM -> {
        double count = (double) x.shape().size() / Math.max(1, result.shape().size());
        double each = UniformFolding.rounded(c.value().doubleValue(), x.dtype());
        yield Constant.of(result.type(), UniformFolding.rounded(each * count, x.dtype()));
      }
      default -> null;
    };
  }

  private static Tensor merged(Reduce op, Reduce inner, Tensor x) {
    var axes = new ArrayList<>(inner.axes());
    var kept = new ArrayList<Integer>();
    for (int i = 0; i < x.node().input(0).rank(); i++) {
      if (!inner.axes().contains(i)) {
        kept.add(i);
      }
    }
    op.axes().forEach(axis -> axes.add(kept.get(axis)));
    return made(new Reduce(op.kind(), axes), x.node().input(0));
  }
}
