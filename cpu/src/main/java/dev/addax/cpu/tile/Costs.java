package dev.addax.cpu.tile;

import dev.addax.tensor.Binary;
import dev.addax.tensor.Node;
import dev.addax.tensor.Unary;
import dev.addax.tensor.type.DType;

/** How much a node costs for each element, in additions of float32; measured roughly. */
final class Costs {
  private static final int SCALAR = 12;
  private static final int LIBRARY_FUNCTION = 150;

  private Costs() {}

  static int of(Node node) {
    boolean vectors = node.input(0).dtype() == DType.FLOAT32;
    int cost =
        switch (node.op()) {
          case Unary u -> unary(u.kind());
          case Binary b -> binary(b.kind());
          default -> 1;
        };
    return vectors || cost > SCALAR ? cost : SCALAR;
  }

  private static int unary(Unary.Kind kind) {
    return switch (kind) {
      case IDENTITY, STOP_GRADIENT, NEGATE, ABS, SIGN, SQUARE, RELU, FLOOR, CEIL, ROUND, TRUNC -> 1;
      case SQRT, RSQRT, RECIPROCAL -> 4;
      case EXP, EXPM1, TANH, SIGMOID -> 7;
      case LOG -> 14;
      case LOG1P, SOFTPLUS, ERF -> 20;
      default -> LIBRARY_FUNCTION;
    };
  }

  private static int binary(Binary.Kind kind) {
    return switch (kind) {
      case ADD, SUBTRACT, MULTIPLY, MAXIMUM, MINIMUM -> 1;
      case DIVIDE -> 3;
      case POWER, ATAN2 -> LIBRARY_FUNCTION;
      default -> SCALAR;
    };
  }
}
