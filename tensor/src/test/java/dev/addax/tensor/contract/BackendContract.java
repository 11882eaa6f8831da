package dev.addax.tensor.contract;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.addax.tensor.Backend;
import dev.addax.tensor.Backward;
import dev.addax.tensor.Gather;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Scatter;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.reference.ReferenceBackend;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every backend must do: give the values of the reference backend. */
public abstract class BackendContract {
  private final Backend reference = new ReferenceBackend();

  /** {@return the backend under test} */
  protected abstract Backend backend();

  @TestFactory
  Stream<DynamicTest> everyFamilyGivesTheReferenceValues() {
    return OpCases.all().map(c -> DynamicTest.dynamicTest(c.toString(), () -> same(c, c.graph())));
  }

  @TestFactory
  Stream<DynamicTest> gradientsOfEveryFamilyGiveTheReferenceValues() {
    return OpCases.all()
        .filter(c -> c.smooth() > 0 && c.isFloat64())
        .map(c -> DynamicTest.dynamicTest(c.toString(), () -> same(c, backward(c))));
  }

  private void same(OpCase c, Graph graph) {
    var expected = run(reference, graph, new Samples(5).of(c));
    var actual = run(backend(), graph, new Samples(5).of(c));
    for (int i = 0; i < expected.length; i++) {
      Closeness.check(c + ", result " + i, actual[i], expected[i]);
    }
  }

  private static Graph backward(OpCase c) {
    var parameters = c.parameters();
    var results =
        c.function().apply(parameters).stream().filter(t -> t.dtype().isFloating()).toList();
    var gradients =
        Backward.gradients(results, Backward.ones(results.toArray(Tensor[]::new)), parameters);
    var present = new ArrayList<Tensor>();
    gradients.forEach(g -> present.add(g == null ? Tensors.scalar(0) : g));
    return new Graph(parameters, present);
  }

  static Buffer[] run(Backend backend, Graph graph, Buffer... inputs) {
    var outputs =
        graph.outputTypes().stream()
            .map(t -> Buffer.allocate(t.dtype(), t.shape().size()))
            .toArray(Buffer[]::new);
    var replaces = new int[outputs.length];
    Arrays.fill(replaces, -1);
    backend.compile(graph, replaces).run(inputs, outputs);
    return outputs;
  }

  @Test
  void anOutputMayReplaceItsInput() {
    var type = TensorType.of(DType.FLOAT32, 3, 3);
    var c =
        OpCase.of(
            "update",
            in -> List.of(in.get(0).subtract(in.get(0).transpose().matmul(in.get(1)))),
            type,
            type);
    var inputs = new Samples(1).of(c);
    var expected = run(reference, c.graph(), new Samples(1).of(c));
    backend().compile(c.graph(), new int[] {0}).run(inputs, new Buffer[] {inputs[0]});
    Closeness.check("update in place", inputs[0], expected[0]);
  }

  @Test
  void indicesOutOfRangeAreErrors() {
    var x = TensorType.of(DType.FLOAT32, 4, 2);
    var i = TensorType.of(DType.INT32, 1);
    var gather = OpCase.of(new Gather(0, 0), x, i);
    var scatter =
        OpCase.of(new Scatter(Scatter.Kind.ADD, 0, 0), x, i, TensorType.of(DType.FLOAT32, 1, 2));
    for (long index : new long[] {4, -1}) {
      for (var c : List.of(gather, scatter)) {
        var inputs = new Samples(1).of(c);
        inputs[1].setLong(0, index);
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
            .isThrownBy(() -> run(backend(), c.graph(), inputs))
            .withMessageContaining("" + index)
            .withMessageContaining("axis 0")
            .withMessageContaining("size 4");
      }
    }
  }

  @Test
  void specialValuesTravelAsInTheReference() {
    var values =
        new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0};
    var type = new TensorType(DType.FLOAT32, Shape.of(4));
    var c =
        OpCase.of(
            "special",
            in ->
                List.of(
                    in.get(0).add(1),
                    in.get(0).multiply(in.get(1)),
                    in.get(0).maximum(in.get(1)),
                    in.get(0).minimum(in.get(1)),
                    in.get(0).relu(),
                    in.get(0).max(),
                    in.get(0).min(),
                    in.get(0).sum(),
                    in.get(0).isnan(),
                    in.get(0).isinf(),
                    in.get(0).isfinite(),
                    in.get(0).less(in.get(1)),
                    in.get(0).equal(in.get(0)),
                    in.get(0).exp(),
                    in.get(0).tanh(),
                    in.get(0).sigmoid(),
                    in.get(0).softplus(),
                    in.get(0).argmax(0)),
            type,
            type);
    var inputs = new Samples(3).of(c);
    for (int i = 0; i < values.length; i++) {
      inputs[0].setDouble(i, values[i]);
    }
    var expected = run(reference, c.graph(), inputs);
    var actual = run(backend(), c.graph(), inputs);
    for (int i = 0; i < expected.length; i++) {
      Closeness.check("special values, result " + i, actual[i], expected[i]);
    }
  }
}
