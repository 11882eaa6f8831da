package dev.addax.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.addax.tensor.Backend;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Parameter;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.math.Convolution;
import dev.addax.tensor.math.Padding;
import dev.addax.tensor.reference.ReferenceBackend;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Convolutions that add a bias and apply an activation while they store. */
final class ConvTailTest {
  static Stream<BinaryOperator<Tensor>> tails() {
    return Stream.of(
        (x, b) -> x.add(b).relu(), (x, b) -> b.add(x), (x, b) -> x.tanh(), (x, b) -> x.sigmoid());
  }

  @ParameterizedTest
  @MethodSource("tails")
  void equalsTheReference(BinaryOperator<Tensor> tail) {
    for (var dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
      var x = Parameter.of("x", TensorType.of(dtype, 3, 9, 8, 2));
      var kernel = Parameter.of("kernel", TensorType.of(dtype, 3, 3, 2, 5));
      var bias = Parameter.of("bias", TensorType.of(dtype, 5));
      var y = tail.apply(Convolution.conv(x, kernel, Padding.SAME), bias);
      var graph = new Graph(List.of(x, kernel, bias), List.of(y));
      var expected = run(new ReferenceBackend(), graph);
      assertThat(run(new CpuBackend(), graph)).containsExactly(expected, within(1e-4));
      assertThat(run(new JvmBackend(), graph)).containsExactly(expected, within(1e-4));
    }
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
