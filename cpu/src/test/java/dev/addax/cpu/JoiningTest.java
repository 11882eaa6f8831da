package dev.addax.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.addax.tensor.Backward;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Parameter;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Einsum;
import dev.addax.tensor.reference.ReferenceBackend;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.List;
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
    var executable = Runs.compiled(new CpuBackend(), graph);
    assertThat(executable.describe().contains("together[")).isEqualTo(together);
    var inputs = Runs.normal(graph, 0.5);
    var expected = Runs.run(new ReferenceBackend(), graph, inputs);
    Runs.assertClose(Runs.run(executable, graph, inputs), expected, 2e-4);
  }
}
