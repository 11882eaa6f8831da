package dev.addax.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.addax.tensor.Backend;
import dev.addax.tensor.Backward;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Parameter;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.reference.ReferenceBackend;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Groups that reduce along rows or columns and use the result again, with their gradients, from
 * less than a tile to many tiles on several threads, against the reference backend.
 */
class FusionTest {
  @ParameterizedTest
  @CsvSource({
    "1,1", "3,5", "64,10", "7,32", "500,32", "90,200", "700,200", "33,1000", "4,5000", "2,20000",
    "300,65"
  })
  void layerNormalization(int rows, int width) {
    check(
        in -> {
          var x = in.get(0);
          var centred = x.subtract(x.mean(true, 1));
          var deviation = centred.square().mean(true, 1).add(1e-3).rsqrt();
          return centred.multiply(deviation).multiply(in.get(1)).add(in.get(2));
        },
        rows,
        width);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "3,5", "64,10", "500,32", "700,200", "33,1000", "4,5000", "2,20000", "300,65"})
  void softmaxOfSomethingScaled(int rows, int width) {
    check(in -> in.get(0).multiply(0.3).add(in.get(1)).softmax(1).multiply(in.get(2)), rows, width);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "3,5", "64,10", "500,32", "700,200", "33,1000", "4,5000", "300,65"})
  void rowsThatAreUsedAgain(int rows, int width) {
    check(
        in -> {
          var x = in.get(0).tanh();
          var most = x.max(true, 1);
          var total = x.exp().sum(true, 1).log();
          return x.subtract(most).multiply(total).add(in.get(1)).mean(1).add(total.squeeze(1));
        },
        rows,
        width);
  }

  private static void check(Function<List<Tensor>, Tensor> function, int rows, int width) {
    var x = Parameter.of("x", TensorType.of(DType.FLOAT32, rows, width));
    var a = Parameter.of("a", TensorType.of(DType.FLOAT32, width));
    var b = Parameter.of("b", TensorType.of(DType.FLOAT32, width));
    var y = function.apply(List.of(x, a, b));
    var loss = y.multiply(y.add(1).sin());
    var outputs = new ArrayList<Tensor>(List.of(y, loss.sum()));
    for (var g : Backward.gradients(List.of(loss), Backward.ones(loss), List.of(x, a, b))) {
      if (g != null) {
        outputs.add(g);
      }
    }
    var graph = new Graph(List.of(x, a, b), outputs);
    var inputs = new Buffer[] {random(rows * width, 1), random(width, 2), random(width, 3)};
    var expected = run(new ReferenceBackend(), graph, inputs);
    for (Backend backend : List.of(new CpuBackend(), new JvmBackend())) {
      compare(run(backend, graph, inputs), expected);
    }
  }

  private static void compare(Buffer[] actual, Buffer[] expected) {
    for (int i = 0; i < expected.length; i++) {
      double scale = 1;
      for (long k = 0; k < expected[i].count(); k++) {
        scale = Math.max(scale, Math.abs(expected[i].getDouble(k)));
      }
      for (long k = 0; k < expected[i].count(); k++) {
        assertThat(actual[i].getDouble(k))
            .as("result %d, element %d", i, k)
            .isCloseTo(expected[i].getDouble(k), within(2e-4 * scale));
      }
    }
  }

  private static Buffer[] run(Backend backend, Graph graph, Buffer[] inputs) {
    var outputs =
        graph.outputTypes().stream()
            .map(t -> Buffer.allocate(t.dtype(), t.shape().size()))
            .toArray(Buffer[]::new);
    var replaces = new int[outputs.length];
    Arrays.fill(replaces, -1);
    var executable = backend.compile(graph, replaces);
    // Twice: the second run finds the frame of the first.
    executable.run(inputs, outputs);
    executable.run(inputs, outputs);
    return outputs;
  }

  private static Buffer random(int count, long seed) {
    var random = new Random(seed);
    var buffer = Buffer.allocate(DType.FLOAT32, count);
    for (int i = 0; i < count; i++) {
      buffer.setDouble(i, random.nextGaussian());
    }
    return buffer;
  }
}
