package dev.addax.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.tensor.Backend;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Parameter;
import dev.addax.tensor.Scatter;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.reference.ReferenceBackend;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows added to zeros that only an update reads: without laying the zeros out. */
class ScatteringTest {
  private static final int COUNT = 300;

  @ParameterizedTest
  @CsvSource({
    "2000, 32, true",
    "500, 128, true",
    "300, 50, true",
    "200, 100, true",
    "1000, 16, true",
    "100, 600, false",
    "3000, 7, true"
  })
  void momentum(int rows, int width, boolean apart) {
    var graph = update(rows, width, false);
    var cpu = new CpuBackend();
    var executable = cpu.compile(graph, new int[] {1, 0});
    assertThat(executable.describe().contains(" with scatter")).isEqualTo(apart);
    Runs.assertClose(run(cpu, graph, rows), run(new ReferenceBackend(), graph, rows), 1e-4);
  }

  @Test
  void anotherReaderNeedsAllOfIt() {
    var graph = update(500, 32, true);
    var cpu = new CpuBackend();
    assertThat(cpu.compile(graph, new int[] {1, 0, -1}).describe()).doesNotContain(" with scatter");
    Runs.assertClose(run(cpu, graph, 500), run(new ReferenceBackend(), graph, 500), 1e-4);
  }

  @Test
  void aPositionOutsideIsAnErrorAndChangesNothing() {
    var graph = update(500, 32, false);
    var executable = new CpuBackend().compile(graph, new int[] {1, 0});
    var inputs = inputs(graph, 501);
    inputs[2].setLong(7, 500);
    double before = inputs[0].getDouble(3);
    assertThatThrownBy(() -> executable.run(inputs, new Buffer[] {inputs[1], inputs[0]}))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("500");
    assertThat(inputs[0].getDouble(3)).isEqualTo(before);
  }

  /** weights, momentum, positions, gradients of rows → momentum, weights. */
  private static Graph update(int rows, int width, boolean read) {
    var weights = Parameter.of("w", TensorType.of(DType.FLOAT32, rows, width));
    var momentum = Parameter.of("m", TensorType.of(DType.FLOAT32, rows, width));
    var positions = Parameter.of("i", TensorType.of(DType.INT32, COUNT));
    var given = Parameter.of("g", TensorType.of(DType.FLOAT32, COUNT, width));
    var add = new Scatter(Scatter.Kind.ADD, 0, 0);
    var gradient = add.on(Tensors.zeros(rows, width), positions, given.multiply(2));
    var next = momentum.multiply(0.9).add(gradient);
    var outputs = new ArrayList<Tensor>(List.of(next, weights.subtract(next.multiply(0.1))));
    if (read) {
      outputs.add(gradient.square().cumsum(1));
    }
    return new Graph(List.of(weights, momentum, positions, given), outputs);
  }

  private static Buffer[] inputs(Graph graph, int rows) {
    var random = new Random(3);
    var inputs = new Buffer[graph.inputs().size()];
    for (int i = 0; i < inputs.length; i++) {
      var type = graph.inputs().get(i).type();
      inputs[i] = Buffer.allocate(type.dtype(), type.shape().size());
      for (long k = 0; k < inputs[i].count(); k++) {
        if (type.dtype() == DType.INT32) {
          inputs[i].setLong(k, random.nextInt(k % 2 == 0 ? rows - 1 : 5));
        } else {
          inputs[i].setDouble(k, random.nextGaussian());
        }
      }
    }
    return inputs;
  }

  /** Two updates in place. */
  private static Buffer[] run(Backend backend, Graph graph, int rows) {
    var inputs = inputs(graph, rows);
    var outputs = new Buffer[graph.outputs().size()];
    var replaces = new int[outputs.length];
    for (int i = 0; i < outputs.length; i++) {
      replaces[i] = i < 2 ? 1 - i : -1;
      var type = graph.outputs().get(i).type();
      outputs[i] = i < 2 ? inputs[1 - i] : Buffer.allocate(type.dtype(), type.shape().size());
    }
    var executable = backend.compile(graph, replaces);
    executable.run(inputs, outputs);
    executable.run(inputs, outputs);
    return outputs;
  }
}
