package dev.addax.tensor;

import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An elementwise function of two tensors of one type; the result has that type. */
public record Binary(Kind kind) implements Op {
  /**
   * The functions. Integer division truncates ({@code DIVIDE}) or floors ({@code FLOOR_DIVIDE});
   * {@code MOD} takes the sign of the divisor as Python does, {@code REMAINDER} that of the
   * dividend as C does.
   */
  public enum Kind {
    ADD((a, b, y, g) -> g, (a, b, y, g) -> g),
    SUBTRACT((a, b, y, g) -> g, (a, b, y, g) -> g.negative()),
    MULTIPLY((a, b, y, g) -> g.multiply(b), (a, b, y, g) -> g.multiply(a)),
    DIVIDE((a, b, y, g) -> g.divide(b), (a, b, y, g) -> g.multiply(y.divide(b)).negative()),
    FLOOR_DIVIDE(Kind::flat, Kind::flat),
    MOD((a, b, y, g) -> g, (a, b, y, g) -> g.multiply(a.divide(b).floor()).negative()),
    REMAINDER((a, b, y, g) -> g, (a, b, y, g) -> g.multiply(a.divide(b).trunc()).negative()),
    POWER(
        (a, b, y, g) -> g.multiply(b.multiply(a.power(b.subtract(1)))),
        (a, b, y, g) -> g.multiply(y.multiply(Kind.safeLog(a)))),
    MAXIMUM(
        (a, b, y, g) -> Kind.share(a, b, y, g, true),
        (a, b, y, g) -> Kind.share(a, b, y, g, false)),
    MINIMUM(
        (a, b, y, g) -> Kind.share(a, b, y, g, true),
        (a, b, y, g) -> Kind.share(a, b, y, g, false)),
    ATAN2(
        (a, b, y, g) -> g.multiply(b.divide(Kind.norm2(a, b))),
        (a, b, y, g) -> g.multiply(a.negative().divide(Kind.norm2(a, b)))),
    NEXT_AFTER(Kind::flat, Kind::flat),
    /** Derivative number a, a whole number from 0, of the digamma function, at b. */
    POLYGAMMA(
        Kind::flat,
        (a, b, y, g) -> g.multiply(new Binary(Kind.valueOf("POLYGAMMA")).on(a.add(1), b))),
    AND(Kind::flat, Kind::flat),
    OR(Kind::flat, Kind::flat),
    XOR(Kind::flat, Kind::flat),
    SHIFT_LEFT(Kind::flat, Kind::flat),
    SHIFT_RIGHT(Kind::flat, Kind::flat);

    private final Derivative left;
    private final Derivative right;

    Kind(Derivative left, Derivative right) {
      this.left = left;
      this.right = right;
    }

    private boolean accepts(DType dtype) {
      return switch (this) {
        case AND, OR, XOR -> !dtype.isFloating();
        case SHIFT_LEFT, SHIFT_RIGHT -> dtype.isInteger();
        case ATAN2, NEXT_AFTER, POLYGAMMA -> dtype.isFloating();
        case MAXIMUM, MINIMUM -> true;
        default -> dtype != DType.BOOL;
      };
    }

    /** Where both are equal TensorFlow gives the whole gradient to the left. */
    private static Tensor share(Tensor a, Tensor b, Tensor y, Tensor g, boolean left) {
      var isLeft = a.equal(y);
      return left ? isLeft.where(g, Constant.like(g, 0)) : isLeft.where(Constant.like(g, 0), g);
    }

    /**
     * The logarithm with 0 where the base is not positive: there the exponent's gradient is taken
     * as 0.
     */
    private static Tensor safeLog(Tensor a) {
      var positive = a.greater(0);
      return positive.where(positive.where(a, Constant.like(a, 1)).log(), Constant.like(a, 0));
    }

    private static Tensor norm2(Tensor a, Tensor b) {
      return a.multiply(a).add(b.multiply(b));
    }

    private static @Nullable Tensor flat(Tensor a, Tensor b, Tensor y, Tensor g) {
      return null;
    }
  }

  @FunctionalInterface
  private interface Derivative {
    @Nullable Tensor of(Tensor a, Tensor b, Tensor y, Tensor gradient);
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Rules.count(this, inputs, 2);
    var type = Rules.same(this, inputs.get(0), inputs.get(1));
    Rules.check(kind.accepts(type.dtype()), "%s does not take %s; cast it first", this, type);
    return List.of(type);
  }

  @Override
  public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> gradients) {
    var a = node.input(0);
    var b = node.input(1);
    var g = Rules.first(gradients);
    return Rules.list(
        kind.left.of(a, b, node.output(0), g), kind.right.of(a, b, node.output(0), g));
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
