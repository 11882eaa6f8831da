package dev.addax.compiler;

import dev.addax.tensor.Graph;
import dev.addax.tensor.Parameter;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What plans look like. */
final class PlanTest {
  @Test
  void aDenseLayer() {
    var x = Parameter.of("x", TensorType.of(DType.FLOAT32, 32, 8));
    var w = Parameter.of("w", TensorType.of(DType.FLOAT32, 8, 4));
    var b = Parameter.of("b", TensorType.of(DType.FLOAT32, 4));
    var graph = new Graph(List.of(x, w, b), List.of(x.matmul(w).add(b).relu()));
    Golden.check("dense-layer", new Compiler().compile(graph, new int[] {-1}).toString());
  }
}
