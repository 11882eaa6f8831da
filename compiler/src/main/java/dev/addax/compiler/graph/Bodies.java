package dev.addax.compiler.graph;

import dev.addax.tensor.Cond;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Loop;
import dev.addax.tensor.Op;
import dev.addax.tensor.While;
import java.util.function.UnaryOperator;

/** The graphs inside of ops. */
public final class Bodies {
  private Bodies() {}

  /** {@return {@code op} with {@code change} applied to the graphs of a loop or condition} */
  public static Op map(Op op, UnaryOperator<Graph> change) {
    return switch (op) {
      case Loop loop -> {
        var body = change.apply(loop.body());
        yield body == loop.body() ? op : with(loop, body);
      }
      case While loop -> {
        var condition = change.apply(loop.condition());
        var body = change.apply(loop.body());
        boolean same = condition == loop.condition() && body == loop.body();
        yield same ? op : new While(condition, body, loop.carries());
      }
      case Cond cond -> {
        var then = change.apply(cond.then());
        var otherwise = change.apply(cond.otherwise());
        boolean same = then == cond.then() && otherwise == cond.otherwise();
        yield same ? op : new Cond(then, otherwise);
      }
      default -> op;
    };
  }

  /** {@return {@code loop} with another body that takes and gives the same} */
  public static Loop with(Loop loop, Graph body) {
    return new Loop(body, loop.carries(), loop.sequences(), loop.length(), loop.reverse());
  }
}
