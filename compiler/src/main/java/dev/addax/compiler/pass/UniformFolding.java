package dev.addax.compiler.pass;

import dev.addax.tensor.Binary;
import dev.addax.tensor.Broadcast;
import dev.addax.tensor.Cast;
import dev.addax.tensor.Constant;
import dev.addax.tensor.Node;
import dev.addax.tensor.Reshape;
import dev.addax.tensor.Slice;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Transpose;
import dev.addax.tensor.Unary;
import dev.addax.tensor.buffer.BFloat16;
import dev.addax.tensor.type.DType;
import org.jspecify.annotations.Nullable;

/** Arithmetic and movement of tensors whose elements are all one known number. */
final class UniformFolding {
  private UniformFolding() {}

  static @Nullable Tensor of(Node node) {
    for (var input : node.inputs()) {
      if (!(input.node().op() instanceof Constant)) {
        return null;
      }
    }
    return switch (node.op()) {
      case Broadcast b -> constant(node, value(node, 0));
      case Reshape r -> constant(node, value(node, 0));
      case Transpose t -> constant(node, value(node, 0));
      case Slice s -> constant(node, value(node, 0));
      case Cast c when !c.bits() -> cast(node, c.dtype());
      case Unary u when isFloating(node) -> unary(node, u.kind());
      case Binary b when isFloating(node) -> binary(node, b.kind());
      default -> null;
    };
  }

  private static boolean isFloating(Node node) {
    return node.output(0).dtype().isFloating() && node.input(0).dtype().isFloating();
  }

  private static Number value(Node node, int i) {
    return ((Constant) node.input(i).node().op()).value();
  }

  private static Tensor constant(Node node, Number value) {
    return Constant.of(node.output(0).type(), value);
  }

  private static @Nullable Tensor cast(Node node, DType to) {
    var from = node.input(0).dtype();
    var value = value(node, 0);
    if (to == DType.BOOL) {
      return constant(node, rounded(value.doubleValue(), from) != 0 ? 1 : 0);
    }
    if (to.isFloating()) {
      double exact = from.isFloating() ? rounded(value.doubleValue(), from) : value.longValue();
      return constant(node, exact);
    }
    boolean small = Math.abs(value.doubleValue()) <= Byte.MAX_VALUE && value.doubleValue() >= 0;
    return small ? constant(node, (long) rounded(value.doubleValue(), from)) : null;
  }

  private static @Nullable Tensor unary(Node node, Unary.Kind kind) {
    var dtype = node.output(0).dtype();
    double x = rounded(value(node, 0).doubleValue(), dtype);
    return switch (kind) {
      case NEGATE -> constant(node, -x);
      case ABS -> constant(node, Math.abs(x));
      case SQUARE -> constant(node, rounded(x * x, dtype));
      case SQRT -> constant(node, rounded(Math.sqrt(x), dtype));
      case RECIPROCAL -> constant(node, rounded(1 / x, dtype));
      default -> null;
    };
  }

  private static @Nullable Tensor binary(Node node, Binary.Kind kind) {
    var dtype = node.output(0).dtype();
    double a = rounded(value(node, 0).doubleValue(), dtype);
    double b = rounded(value(node, 1).doubleValue(), dtype);
    return switch (kind) {
      case ADD -> constant(node, rounded(a + b, dtype));
      case SUBTRACT -> constant(node, rounded(a - b, dtype));
      case MULTIPLY -> constant(node, rounded(a * b, dtype));
      case DIVIDE -> constant(node, rounded(a / b, dtype));
      case MAXIMUM -> constant(node, Math.max(a, b));
      case MINIMUM -> constant(node, Math.min(a, b));
      default -> null;
    };
  }

  /** {@return the number nearest to {@code value} that {@code dtype} has} */
  static double rounded(double value, DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> (float) value;
      case FLOAT16 -> Float.float16ToFloat(Float.floatToFloat16((float) value));
      case BFLOAT16 -> BFloat16.toFloat(BFloat16.fromFloat((float) value));
      default -> value;
    };
  }
}
