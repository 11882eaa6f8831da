package dev.addax.cpu;

import dev.addax.tensor.Backward;
import dev.addax.tensor.Concat;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Parameter;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.math.ControlFlow;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Recurrent loops with their gradients against the reference backend: rows that go through all
 * iterations on threads of their own, and such as may not because they meet on the way.
 */
class LoopTest {
  private static final int STEPS = 7;

  private enum Cell {
    /** An LSTM: gates are slices of one product; in the gradient they are put together. */
    GATES,
    /** The mean over all rows is added to each. */
    MEETING,
    /** Rows trade places in each step. */
    MOVING
  }

  @ParameterizedTest
  @CsvSource({
    "GATES, 1, 3",
    "GATES, 32, 128",
    "GATES, 33, 64",
    "GATES, 32, 20",
    "GATES, 64, 7",
    "MEETING, 32, 128",
    "MEETING, 6, 5",
    "MOVING, 32, 128",
    "MOVING, 6, 5"
  })
  void agreesWithTheReference(Cell cell, int rows, int units) {
    var types =
        List.of(
            TensorType.of(DType.FLOAT32, STEPS, rows, 4 * units),
            TensorType.of(DType.FLOAT32, units, 4 * units),
            TensorType.of(DType.FLOAT32, rows, units));
    var in = new ArrayList<Tensor>();
    types.forEach(t -> in.add(Parameter.of("x" + in.size(), t)));
    var made =
        ControlFlow.scan(
            List.of(in.get(2), Tensors.zeros(rows, units)),
            List.of(in.get(0)),
            STEPS,
            false,
            (carries, slices) -> step(cell, carries, slices.getFirst(), in.get(1), units));
    var y = made.outputs().getFirst();
    var loss = y.multiply(y.add(1).sin());
    var outputs = new ArrayList<Tensor>(List.of(y, made.carries().getFirst()));
    outputs.addAll(Backward.gradients(List.of(loss), Backward.ones(loss), in));
    var graph = new Graph(in, outputs);
    Runs.assertAgree(graph, 0.2, 2e-4);
  }

  private static ControlFlow.Made step(
      Cell cell, List<Tensor> carries, Tensor x, Tensor weights, int units) {
    var h = mixed(cell, carries.get(0));
    var z = h.matmul(weights).add(x);
    var input = gate(z, 0, units).sigmoid();
    var forget = gate(z, 1, units).sigmoid();
    var c = forget.multiply(carries.get(1)).add(input.multiply(gate(z, 2, units).tanh()));
    var next = gate(z, 3, units).sigmoid().multiply(c.tanh());
    return new ControlFlow.Made(List.of(next, c), List.of(next));
  }

  private static Tensor mixed(Cell cell, Tensor h) {
    int rows = h.shape().dim(0);
    return switch (cell) {
      case GATES -> h;
      case MEETING -> h.add(h.mean(true, 0));
      case MOVING -> new Concat(0).on(h.narrow(0, 1, rows - 1), h.narrow(0, 0, 1));
    };
  }

  private static Tensor gate(Tensor z, int number, int units) {
    return z.narrow(1, number * units, units);
  }
}
