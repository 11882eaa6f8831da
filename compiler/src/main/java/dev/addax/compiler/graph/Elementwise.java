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
}
