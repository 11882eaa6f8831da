package dev.addax.cpu.kernel;

import dev.addax.tensor.Reduce;
import dev.addax.tensor.type.DType;

/** Finds the reduction for a kind and a dtype. */
public final class Reductions {
  private Reductions() {}

  /** {@return the kernel} */
  public static Reduction of(Reduce.Kind kind, DType dtype) {
    boolean vectors = Loops.useVectors() && dtype == DType.FLOAT32;
    if (vectors
        && (kind == Reduce.Kind.SUM || kind == Reduce.Kind.MAX || kind == Reduce.Kind.MIN)) {
      return VectorReductions.of(kind);
    }
    return switch (kind) {
      case ARGMAX -> new ArgReduction(dtype, true);
      case ARGMIN -> new ArgReduction(dtype, false);
      case ALL -> new ScalarReduction(dtype, (long a, long b) -> a & b, 1L);
      case ANY -> new ScalarReduction(dtype, (long a, long b) -> a | b, 0L);
      default -> dtype.isFloating() ? floating(kind, dtype) : integral(kind, dtype);
    };
  }

  private static Reduction floating(Reduce.Kind kind, DType dtype) {
    return switch (kind) {
      case SUM -> new ScalarReduction(dtype, (double a, double b) -> a + b, 0.0);
      case PRODUCT -> new ScalarReduction(dtype, (double a, double b) -> a * b, 1.0);
      case MAX ->
          new ScalarReduction(
              dtype, (double a, double b) -> Math.max(a, b), Double.NEGATIVE_INFINITY);
      default ->
          new ScalarReduction(
              dtype, (double a, double b) -> Math.min(a, b), Double.POSITIVE_INFINITY);
    };
  }

  private static Reduction integral(Reduce.Kind kind, DType dtype) {
    return switch (kind) {
      case SUM -> new ScalarReduction(dtype, (long a, long b) -> a + b, 0L);
      case PRODUCT -> new ScalarReduction(dtype, (long a, long b) -> a * b, 1L);
      case MAX -> new ScalarReduction(dtype, (long a, long b) -> Math.max(a, b), Long.MIN_VALUE);
      default -> new ScalarReduction(dtype, (long a, long b) -> Math.min(a, b), Long.MAX_VALUE);
    };
  }
}
