package dev.addax.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.addax.tensor.Backend;
import dev.addax.tensor.Backward;
import dev.addax.tensor.Executable;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Parameter;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.math.Einsum;
import dev.addax.tensor.reference.ReferenceBackend;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Attention and its gradients, one element of the batch at a time, against the reference. */
class JoiningTest {
  @ParameterizedTest
  @CsvSource({
    "8, 64, 2, 32, true",
    "3, 160, 1, 16, true",
    "32, 200, 2, 32, true",
    "2, 7, 3, 5, false",
    "1, 300, 2, 32, false"
  })
  void attention(int batch, int length, int heads, int size, boolean together) {
    int width = heads * size;
    var in = new ArrayList<Tensor>();
    in.add(Parameter.of("x", TensorType.of(DType.FLOAT32, batch, length, size)));
    for (int i = 0; i < 3; i++) {
      in.add(Parameter.of("w" + i, TensorType.of(DType.FLOAT32, size, width)));
    }
    var parts = new ArrayList<Tensor>();
    for (var weights : in.subList(1, 4)) {
      parts.add(in.getFirst().matmul(weights).reshape(batch, length, heads, size));
    }
    var scores = Einsum.of("aecd,abcd->acbe", parts.get(1), parts.get(0)).multiply(0.2).softmax(3);
    var y = Einsum.of("acbe,aecd->abcd", scores, parts.get(2));
    var loss = y.multiply(y.add(1).sin());
    var outputs = new ArrayList<Tensor>(List.of(y.multiply(2)));
    outputs.addAll(Backward.gradients(List.of(loss), Backward.ones(loss), in));
    var graph = new Graph(in, outputs);
    var executable = compiled(new CpuBackend(), graph);
    assertThat(executable.describe().contains("together[")).isEqualTo(together);
    compare(run(executable, graph), run(compiled(new ReferenceBackend(), graph), graph));
  }

  private static Executable compiled(Backend backend, Graph graph) {
    var replaces = new int[graph.outputs().size()];
    Arrays.fill(replaces, -1);
    return backend.compile(graph, replaces);
  }

  private static Buffer[] run(Executable executable, Graph graph) {
    var random = new Random(1);
    var inputs = new Buffer[graph.inputs().size()];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = Buffer.allocate(DType.FLOAT32, graph.inputs().get(i).shape().size());
      for (long k = 0; k < inputs[i].count(); k++) {
        inputs[i].setDouble(k, random.nextGaussian() * 0.5);
      }
    }
    var outputs =
        graph.outputTypes().stream()
            .map(t -> Buffer.allocate(t.dtype(), t.shape().size()))
            .toArray(Buffer[]::new);
    executable.run(inputs, outputs);
    executable.run(inputs, outputs);
    return outputs;
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
}
