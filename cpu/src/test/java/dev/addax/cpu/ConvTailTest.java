package dev.addax.cpu;

import dev.addax.tensor.Graph;
import dev.addax.tensor.Parameter;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Convolution;
import dev.addax.tensor.math.Padding;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import java.util.List;
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
      Runs.assertAgree(graph, 1, 1e-5);
    }
  }
}
