package dev.addax.cpu;

import dev.addax.tensor.Graph;
import dev.addax.tensor.Parameter;
import dev.addax.tensor.math.Einsum;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import java.util.List;
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
    Runs.assertAgree(graph, 1, 1e-5);
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
    Runs.assertAgree(new Graph(List.of(x, w), List.of(x.matmul(w))), 1, 1e-5);
    Runs.assertAgree(new Graph(List.of(x, t), List.of(Einsum.of("ab,cb->ac", x, t))), 1, 1e-5);
  }
}
