package dev.addax.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.addax.tensor.Backend;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Parameter;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.math.Einsum;
import dev.addax.tensor.reference.ReferenceBackend;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Products against the reference backend. */
final class ProductTest {
  @ParameterizedTest
  @CsvSource({"FLOAT32, 5, 3", "FLOAT32, 40, 33", "FLOAT64, 5, 3"})
  void resultsLieInTheOrderAskedFor(DType dtype, int length, int size) {
    var scores = Parameter.of("scores", TensorType.of(dtype, 2, 3, length, length));
    var values = Parameter.of("values", TensorType.of(dtype, 2, length, 3, size));
    var mixed = Einsum.of("acbe,aecd->abcd", scores, values);
    var graph = new Graph(List.of(scores, values), List.of(mixed));
    assertThat(run(new CpuBackend(), graph))
        .containsExactly(run(new ReferenceBackend(), graph), within(1e-4));
  }

  /** Few rows against matrices that are read in parts, whole, and transposed. */
  @ParameterizedTest
  @CsvSource({
    "1, 512, 512",
    "1, 784, 500",
    "2, 1000, 333",
    "3, 700, 512",
    "1, 64, 2000",
    "5, 600, 700"
  })
  void fewRows(int rows, int depth, int columns) {
    var x = Parameter.of("x", TensorType.of(DType.FLOAT32, rows, depth));
    var w = Parameter.of("w", TensorType.of(DType.FLOAT32, depth, columns));
    var t = Parameter.of("t", TensorType.of(DType.FLOAT32, columns, depth));
    check(new Graph(List.of(x, w), List.of(x.matmul(w))));
    check(new Graph(List.of(x, t), List.of(Einsum.of("ab,cb->ac", x, t))));
  }

  private static void check(Graph graph) {
    double[] expected = run(new ReferenceBackend(), graph);
    assertThat(run(new CpuBackend(), graph)).containsExactly(expected, within(1e-3));
    assertThat(run(new JvmBackend(), graph)).containsExactly(expected, within(1e-3));
  }

  private static double[] run(Backend backend, Graph graph) {
    var random = new Random(1);
    var inputs = new Buffer[graph.inputs().size()];
    for (int i = 0; i < inputs.length; i++) {
      var type = graph.inputs().get(i).type();
      inputs[i] = Buffer.allocate(type.dtype(), type.shape().size());
      for (long k = 0; k < inputs[i].count(); k++) {
        inputs[i].setDouble(k, random.nextGaussian());
      }
    }
    var type = graph.outputs().getFirst().type();
    var output = Buffer.allocate(type.dtype(), type.shape().size());
    backend.compile(graph, new int[] {-1}).run(inputs, new Buffer[] {output});
    var values = new double[(int) output.count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = output.getDouble(i);
    }
    return values;
  }
}
