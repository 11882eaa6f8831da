package dev.addax.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.addax.tensor.Graph;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.reference.ReferenceBackend;
import dev.addax.tensor.type.TensorType;
import java.util.Arrays;
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
    var given = new Buffer[graph.inputs().size()];
    for (int i = 0; i < given.length; i++) {
      given[i] = filled(graph.inputs().get(i), new Random(seed + i));
    }
    var expected = results(graph);
    new ReferenceBackend().compile(graph, replaces).run(given, expected);
    var plan = new Compiler().compile(graph, replaces);
    for (boolean aliased : new boolean[] {false, true}) {
      var inputs = Arrays.stream(given).map(Buffer::copy).toArray(Buffer[]::new);
      var outputs = results(graph);
      for (int i = 0; aliased && i < outputs.length; i++) {
        outputs[i] = replaces[i] >= 0 ? inputs[replaces[i]] : outputs[i];
      }
      Interpreter.run(plan, inputs, outputs);
      for (int i = 0; i < outputs.length; i++) {
        var what = "seed " + seed + ", aliased " + aliased + ", output " + i + "\n" + plan;
        same(outputs[i], expected[i], what);
      }
    }
  }

  /** Some results take the place of an input of their type, each input once. */
  private static int[] replaces(Graph graph, Random random) {
    var free = new java.util.ArrayList<>(graph.inputs());
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

  private static Buffer[] results(Graph graph) {
    return graph.outputs().stream()
        .map(Tensor::type)
        .map(CompilerTest::empty)
        .toArray(Buffer[]::new);
  }

  private static Buffer empty(TensorType type) {
    return Buffer.allocate(type.dtype(), type.shape().size());
  }

  private static Buffer filled(Tensor input, Random random) {
    var buffer = empty(input.type());
    for (long i = 0; i < buffer.count(); i++) {
      buffer.setDouble(i, random.nextGaussian());
    }
    return buffer;
  }

  private static void same(Buffer actual, Buffer expected, String what) {
    for (long i = 0; i < expected.count(); i++) {
      double a = actual.getDouble(i);
      double e = expected.getDouble(i);
      boolean equal = a == e || (Double.isNaN(a) && Double.isNaN(e));
      assertThat(equal || Math.abs(a - e) <= 1e-4 * (1 + Math.abs(e)))
          .as(() -> what)
          .withFailMessage(() -> "%s instead of %s%n%s".formatted(a, e, what))
          .isTrue();
    }
  }
}
