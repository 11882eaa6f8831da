package dev.addax.compiler.graph;

import dev.addax.tensor.Binary;
import dev.addax.tensor.Cast;
import dev.addax.tensor.Compare;
import dev.addax.tensor.Op;
import dev.addax.tensor.Select;
import dev.addax.tensor.Unary;

/** Which ops make each element of the result from the elements at the same place. */
public final class Elementwise {
  private Elementwise() {}

  public static boolean is(Op op) {
    return switch (op) {
      case Unary u -> true;
      case Binary b -> true;
      case Compare c -> true;
      case Select s -> true;
      case Cast c -> !c.bits();
      default -> false;
    };
  }

  /** {@return whether {@code op} is elementwise and costs no more than an addition or so} */
  public static boolean isCheap(Op op) {
    return switch (op) {
      case Unary u ->
          switch (u.kind()) {
            case NEGATE, ABS, SIGN, SQUARE, RELU, LOGICAL_NOT -> true;
            default -> false;
          };
      case Binary b ->
          switch (b.kind()) {
            case ADD, SUBTRACT, MULTIPLY, MAXIMUM, MINIMUM, AND, OR -> true;
            default -> false;
          };
      default -> is(op);
    };
  }
}
