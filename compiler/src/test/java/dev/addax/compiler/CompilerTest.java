package dev.addax.compiler;

import dev.addax.tensor.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans compute what their graphs say, wherever results go. */
final class CompilerTest {
  private static final int GRAPHS = Integer.getInteger("graphs", 60);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void aPlanComputesWhatTheGraphSays(int block) {
    for (long seed = (long) block * GRAPHS; seed < (block + 1L) * GRAPHS; seed++) {
      check(seed);
    }
  }

  private static void check(long seed) {
    var graph = RandomGraph.of(seed);
    var replaces = replaces(graph, new Random(seed));
    var given = Values.inputs(graph, seed);
    var expected = Values.expected(graph, given);
    var plan = new Compiler().compile(graph, replaces);
    for (boolean aliased : new boolean[] {false, true}) {
      var inputs = Values.copies(given);
      var outputs = Values.outputs(graph);
      for (int i = 0; aliased && i < outputs.length; i++) {
        outputs[i] = replaces[i] >= 0 ? inputs[replaces[i]] : outputs[i];
      }
      Interpreter.run(plan, inputs, outputs);
      Values.same(outputs, expected, "seed " + seed + ", aliased " + aliased + "\n" + plan);
    }
  }

  /** Some results take the place of an input of their type, each input once. */
  private static int[] replaces(Graph graph, Random random) {
    var free = new ArrayList<>(graph.inputs());
    var replaces = new int[graph.outputs().size()];
    for (int i = 0; i < replaces.length; i++) {
      replaces[i] = -1;
      for (var input : List.copyOf(free)) {
        var type = graph.outputs().get(i).type();
        if (replaces[i] < 0 && input.type().equals(type) && random.nextInt(4) > 0) {
          replaces[i] = graph.inputs().indexOf(input);
          free.remove(input);
        }
      }
    }
    return replaces;
  }
}
