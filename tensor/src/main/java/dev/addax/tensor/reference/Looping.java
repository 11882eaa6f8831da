package dev.addax.tensor.reference;

import dev.addax.tensor.Cond;
import dev.addax.tensor.Loop;
import dev.addax.tensor.Node;
import dev.addax.tensor.While;
import java.util.Arrays;

/** Loop, While and Cond: their bodies are programs of their own. */
final class Looping {
  private Looping() {}

  static Kernel of(Node node, Loop loop) {
    var body = new Program(loop.body());
    int steps = loop.steps(node.inputTypes());
    int first = loop.carries();
    int last = first + loop.sequences();
    return in -> {
      var state = in.clone();
      var results = new Elements[node.outputs().size()];
      System.arraycopy(in, 0, results, 0, first);
      for (int i = first; i < results.length; i++) {
        var type = node.output(i).type();
        results[i] = Elements.of(type.dtype(), new long[Math.toIntExact(type.shape().size())]);
      }
      for (int step = 0; step < steps; step++) {
        int at = loop.reverse() ? steps - 1 - step : step;
        for (int i = first; i < last; i++) {
          int width = in[i].count() / steps;
          state[i] = in[i].range(at * width, (at + 1) * width);
        }
        var made = body.run(state);
        System.arraycopy(made, 0, state, 0, first);
        System.arraycopy(made, 0, results, 0, first);
        for (int i = first; i < made.length; i++) {
          write(made[i], results[i], at);
        }
      }
      return results;
    };
  }

  private static void write(Elements slice, Elements into, int at) {
    switch (into) {
      case Reals r ->
          System.arraycopy(slice.doubles(), 0, r.values(), at * slice.count(), slice.count());
      case Integers n ->
          System.arraycopy(slice.longs(), 0, n.values(), at * slice.count(), slice.count());
    }
  }

  static Kernel of(While loop) {
    var condition = new Program(loop.condition());
    var body = new Program(loop.body());
    return in -> {
      var state = in.clone();
      while (condition.run(state)[0].longs()[0] != 0) {
        System.arraycopy(body.run(state), 0, state, 0, loop.carries());
      }
      return Arrays.copyOf(state, loop.carries());
    };
  }

  static Kernel of(Cond cond) {
    var then = new Program(cond.then());
    var otherwise = new Program(cond.otherwise());
    return in -> {
      var arguments = Arrays.copyOfRange(in, 1, in.length);
      return (in[0].longs()[0] != 0 ? then : otherwise).run(arguments);
    };
  }
}
