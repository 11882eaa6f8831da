package dev.addax.compiler.pass;

import static dev.addax.compiler.pass.Simplify.made;

import dev.addax.tensor.Binary;
import dev.addax.tensor.Broadcast;
import dev.addax.tensor.Cast;
import dev.addax.tensor.Compare;
import dev.addax.tensor.Constant;
import dev.addax.tensor.Op;
import dev.addax.tensor.Select;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Unary;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Rules for elementwise ops; null means that nothing simpler is known. */
final class ElementwiseRules {
  private ElementwiseRules() {}

  static @Nullable Tensor unary(Unary op, Tensor x) {
    return switch (op.kind()) {
      case IDENTITY, STOP_GRADIENT -> x;
      case NEGATE -> negate(op, x);
      case LOGICAL_NOT -> not(op, x);
      default -> early(op, x);
    };
  }

  private static @Nullable Tensor negate(Unary op, Tensor x) {
    var node = x.node();
    if (is(x, Unary.Kind.NEGATE)) {
      return node.input(0);
    }
    boolean scaled = node.op() instanceof Binary b && b.kind() == Binary.Kind.MULTIPLY;
    if (scaled && node.input(1).node().op() instanceof Constant c && x.dtype().isFloating()) {
      var opposite = Constant.of(c.type(), -c.value().doubleValue());
      return made(node.op(), node.input(0), opposite);
    }
    return early(op, x);
  }

  private static @Nullable Tensor not(Unary op, Tensor x) {
    var node = x.node();
    if (is(x, Unary.Kind.LOGICAL_NOT)) {
      return node.input(0);
    }
    if (node.op() instanceof Compare c) {
      var opposite =
          switch (c.kind()) {
            case EQUAL -> Compare.Kind.NOT_EQUAL;
            case NOT_EQUAL -> Compare.Kind.EQUAL;
            default -> null;
          };
      if (opposite != null) {
        return made(new Compare(opposite), node.input(0), node.input(1));
      }
    }
    return early(op, x);
  }

  static @Nullable Tensor binary(Binary op, Tensor a, Tensor b) {
    var simpler =
        switch (op.kind()) {
          case ADD -> add(a, b);
          case SUBTRACT -> subtract(a, b);
          case MULTIPLY -> multiply(op, a, b);
          case DIVIDE -> divide(a, b);
          case POWER -> power(a, b);
          case MAXIMUM, MINIMUM, AND, OR -> a == b ? a : null;
          default -> null;
        };
    return simpler != null ? simpler : early(op, a, b);
  }

  private static @Nullable Tensor add(Tensor a, Tensor b) {
    if (Constant.is(b, 0)) {
      return a;
    }
    if (Constant.is(a, 0)) {
      return b;
    }
    if (is(b, Unary.Kind.NEGATE)) {
      return made(new Binary(Binary.Kind.SUBTRACT), a, b.node().input(0));
    }
    return is(a, Unary.Kind.NEGATE)
        ? made(new Binary(Binary.Kind.SUBTRACT), b, a.node().input(0))
        : null;
  }

  private static @Nullable Tensor subtract(Tensor a, Tensor b) {
    if (Constant.is(b, 0)) {
      return a;
    }
    if (Constant.is(a, 0)) {
      return made(new Unary(Unary.Kind.NEGATE), b);
    }
    return is(b, Unary.Kind.NEGATE)
        ? made(new Binary(Binary.Kind.ADD), a, b.node().input(0))
        : null;
  }

  private static @Nullable Tensor multiply(Binary op, Tensor a, Tensor b) {
    if (Constant.is(b, 1)) {
      return a;
    }
    if (isConstant(a) && !isConstant(b)) {
      return made(op, b, a);
    }
    if (Constant.is(b, 0) && !a.dtype().isFloating()) {
      return b;
    }
    if (Constant.is(b, -1)) {
      return made(new Unary(Unary.Kind.NEGATE), a);
    }
    boolean signs = is(a, Unary.Kind.NEGATE) && is(b, Unary.Kind.NEGATE);
    return signs ? made(op, a.node().input(0), b.node().input(0)) : null;
  }

  /** Dividing by a power of two is multiplying by another one, exactly. */
  private static @Nullable Tensor divide(Tensor a, Tensor b) {
    if (Constant.is(b, 1)) {
      return a;
    }
    if (b.node().op() instanceof Constant c && a.dtype().isFloating()) {
      double divisor = c.value().doubleValue();
      boolean powerOfTwo =
          Math.abs(Math.getExponent(divisor)) <= 14
              && Math.abs(divisor) == Math.scalb(1.0, Math.getExponent(divisor));
      return powerOfTwo
          ? made(new Binary(Binary.Kind.MULTIPLY), a, Constant.of(c.type(), 1 / divisor))
          : null;
    }
    return null;
  }

  private static @Nullable Tensor power(Tensor a, Tensor b) {
    if (!(b.node().op() instanceof Constant c)) {
      return null;
    }
    double exponent = c.value().doubleValue();
    var square = new Unary(Unary.Kind.SQUARE);
    if (exponent == 0) {
      return Constant.of(a.type(), 1);
    }
    if (exponent == 1) {
      return a;
    }
    if (exponent == 2) {
      return made(square, a);
    }
    if (exponent == 3) {
      return made(new Binary(Binary.Kind.MULTIPLY), made(square, a), a);
    }
    boolean floating = a.dtype().isFloating();
    if (exponent == -1 && floating) {
      return made(new Unary(Unary.Kind.RECIPROCAL), a);
    }
    return null;
  }

  static @Nullable Tensor compare(Compare op, Tensor a, Tensor b) {
    return early(op, a, b);
  }

  static @Nullable Tensor select(Tensor condition, Tensor then, Tensor otherwise) {
    if (condition.node().op() instanceof Constant c) {
      return c.value().longValue() != 0 ? then : otherwise;
    }
    if (then == otherwise) {
      return then;
    }
    if (is(condition, Unary.Kind.LOGICAL_NOT)) {
      return made(new Select(), condition.node().input(0), otherwise, then);
    }
    return early(new Select(), condition, then, otherwise);
  }

  static @Nullable Tensor cast(Cast op, Tensor x) {
    if (x.dtype() == op.dtype()) {
      return x;
    }
    boolean twice = !op.bits() && x.node().op() instanceof Cast c && !c.bits();
    if (twice && keepsAll(x.node().input(0).dtype(), x.dtype())) {
      return made(op, x.node().input(0));
    }
    return op.bits() ? null : early(op, x);
  }

  /** {@return whether every value of {@code from} is one of {@code to}} */
  static boolean keepsAll(DType from, DType to) {
    if (from == to || from == DType.BOOL) {
      return true;
    }
    if (from.isFloating()) {
      return to == DType.FLOAT64 || (to == DType.FLOAT32 && from.bytes() == 2);
    }
    if (to.isFloating()) {
      return to == DType.FLOAT64 ? from.bytes() <= 4 : to == DType.FLOAT32 && from.bytes() <= 2;
    }
    boolean signs = to.isUnsigned() ? from.isUnsigned() : !from.isUnsigned();
    return to != DType.BOOL && (signs ? to.bytes() >= from.bytes() : wider(from, to));
  }

  private static boolean wider(DType from, DType to) {
    return from.isUnsigned() && !to.isUnsigned() && to.bytes() > from.bytes();
  }

  private static boolean is(Tensor tensor, Unary.Kind kind) {
    return tensor.node().op() instanceof Unary u && u.kind() == kind;
  }

  private static boolean isConstant(Tensor tensor) {
    return tensor.node().op() instanceof Constant;
  }

  /** Works on the elements before they are repeated, where all operands repeat them alike. */
  private static @Nullable Tensor early(Op op, Tensor... operands) {
    Shape small = null;
    for (var operand : operands) {
      if (operand.node().op() instanceof Broadcast) {
        var from = operand.node().input(0).shape();
        if (small != null && !small.equals(from)) {
          return null;
        }
        small = from;
      } else if (!isConstant(operand)) {
        return null;
      }
    }
    if (small == null) {
      return null;
    }
    var from = small;
    var before =
        Arrays.stream(operands)
            .map(
                t ->
                    t.node().op() instanceof Constant c
                        ? Constant.of(c.type().with(from), c.value())
                        : t.node().input(0))
            .toArray(Tensor[]::new);
    return made(new Broadcast(operands[0].shape()), made(op, before));
  }
}
