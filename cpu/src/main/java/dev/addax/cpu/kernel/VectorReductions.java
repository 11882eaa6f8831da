package dev.addax.cpu.kernel;

import dev.addax.tensor.Reduce;
import jdk.incubator.vector.VectorOperators;

/** The float reductions that use vectors. */
final class VectorReductions {
  private static final VectorReduction SUM =
      new VectorReduction((a, b) -> a.add(b), VectorOperators.ADD, 0);
  private static final VectorReduction MAX =
      new VectorReduction((a, b) -> a.max(b), VectorOperators.MAX, Float.NEGATIVE_INFINITY);
  private static final VectorReduction MIN =
      new VectorReduction((a, b) -> a.min(b), VectorOperators.MIN, Float.POSITIVE_INFINITY);

  private VectorReductions() {}

  static Reduction of(Reduce.Kind kind) {
    VectorReduction constant =
        switch (kind) {
          case SUM -> SUM;
          case MAX -> MAX;
          default -> MIN;
        };
    return Specialized.of(FloatReductionVectors.class, constant, Reduction.class);
  }
}
