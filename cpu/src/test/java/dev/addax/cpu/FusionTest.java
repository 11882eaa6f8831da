package dev.addax.cpu;

import dev.addax.tensor.Backward;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Parameter;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.List;
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
    Runs.assertAgree(graph, 1, 2e-4);
  }
}
