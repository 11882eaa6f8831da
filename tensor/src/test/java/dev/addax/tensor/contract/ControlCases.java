package dev.addax.tensor.contract;

import dev.addax.tensor.Cond;
import dev.addax.tensor.Graph;
import dev.addax.tensor.Loop;
import dev.addax.tensor.Parameter;
import dev.addax.tensor.Random;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.While;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Loop, While, Cond and Random. */
final class ControlCases {
  private ControlCases() {}

  static Stream<OpCase> all() {
    var cases = new ArrayList<OpCase>();
    for (var t : List.of(DType.FLOAT16, DType.FLOAT32, DType.FLOAT64)) {
      loops(cases, t);
      branches(cases, t);
    }
    for (var t : List.of(DType.INT32, DType.INT64, DType.FLOAT32)) {
      cases.add(whileLoop(t));
    }
    random(cases);
    return cases.stream();
  }

  private static Graph graph(Function<List<Tensor>, List<Tensor>> body, TensorType... types) {
    var parameters = Stream.of(types).map(t -> Parameter.of("p", t)).toList();
    return new Graph(parameters, body.apply(parameters));
  }

  private static void loops(List<OpCase> cases, DType t) {
    var state = TensorType.of(t, 2, 3);
    var step = TensorType.of(t, 2, 4);
    var kernel = TensorType.of(t, 4, 3);
    var recurrent = TensorType.of(t, 3, 3);
    var cell = graph(ControlCases::cell, state, step, kernel, recurrent);
    for (var reverse : List.of(false, true)) {
      cases.add(
          OpCase.of(
              new Loop(cell, 1, 1, -1, reverse),
              state,
              TensorType.of(t, 4, 2, 4),
              kernel,
              recurrent));
    }
    var two = graph(ControlCases::twoCarries, state, state, step, step, kernel);
    cases.add(
        OpCase.of(
            new Loop(two, 2, 2, 3, false),
            state,
            state,
            TensorType.of(t, 3, 2, 4),
            TensorType.of(t, 3, 2, 4),
            kernel));
    var counted = graph(p -> List.of(p.get(0).multiply(p.get(1)).sin()), state, state);
    cases.add(OpCase.of(new Loop(counted, 1, 0, 3, false), state, state));
    var nested = graph(p -> nested(counted, p), state, step, kernel);
    cases.add(
        OpCase.of(new Loop(nested, 1, 1, -1, false), state, TensorType.of(t, 3, 2, 4), kernel));
    cases.add(
        OpCase.of(
            new Loop(cell, 1, 1, -1, false), state, TensorType.of(t, 0, 2, 4), kernel, recurrent));
  }

  /** A simple recurrent cell that also gives its output at each step. */
  private static List<Tensor> cell(List<Tensor> p) {
    var next = p.get(1).matmul(p.get(2)).add(p.get(0).matmul(p.get(3))).tanh();
    return List.of(next, next.multiply(2), next.mean(1));
  }

  private static List<Tensor> twoCarries(List<Tensor> p) {
    var drive = p.get(2).matmul(p.get(4)).add(p.get(3).sum(true, 1));
    var a = p.get(0).add(drive.sin());
    var b = p.get(1).multiply(a.tanh());
    return List.of(a, b, b.subtract(p.get(2).sum(true, 1)), p.get(2).square());
  }

  private static List<Tensor> nested(Graph inner, List<Tensor> p) {
    var drive = p.get(1).matmul(p.get(2));
    var state = new Loop(inner, 1, 0, 2, false).on(p.get(0), drive.cos());
    return List.of(state, state.sum(0));
  }

  private static void branches(List<OpCase> cases, DType t) {
    var x = TensorType.of(t, 3);
    var then = graph(p -> List.of(p.get(0).multiply(p.get(1)), p.get(0)), x, x);
    var otherwise = graph(p -> List.of(p.get(0).sin(), p.get(1).square()), x, x);
    for (var truth : List.of(true, false)) {
      cases.add(
          OpCase.of(
              "cond " + truth,
              in ->
                  new Cond(then, otherwise)
                      .allOn(
                          List.of(
                              in.get(0).sum().isfinite().equal(truth ? 1 : 0),
                              in.get(0),
                              in.get(1))),
              x,
              x));
    }
  }

  private static OpCase whileLoop(DType t) {
    var x = TensorType.of(t);
    var condition = graph(p -> List.of(p.get(0).less(p.get(1))), x, x);
    var body = graph(p -> List.of(p.get(0).multiply(2).add(1)), x, x);
    return OpCase.of(new While(condition, body, 1), x, x)
        .between(0, 0, 1)
        .between(1, 50, 100)
        .smooth(0);
  }

  private static void random(List<OpCase> cases) {
    var seed = TensorType.of(DType.INT32, 2);
    for (var t : List.of(DType.BFLOAT16, DType.FLOAT16, DType.FLOAT32, DType.FLOAT64)) {
      for (var kind :
          List.of(Random.Kind.UNIFORM, Random.Kind.NORMAL, Random.Kind.TRUNCATED_NORMAL)) {
        cases.add(OpCase.of(new Random(kind, TensorType.of(t, 7, 3)), seed).between(0, 0, 99));
        cases.add(OpCase.of(new Random(kind, TensorType.of(t)), seed).between(0, 0, 99));
        cases.add(OpCase.of(new Random(kind, TensorType.of(t, 0)), seed).between(0, 0, 99));
      }
      var x = TensorType.of(t, 4, 2);
      cases.add(OpCase.of(new Random(Random.Kind.GAMMA, x), seed, x).between(1, 0.5, 3).smooth(0));
      cases.add(
          OpCase.of(new Random(Random.Kind.BINOMIAL, x), seed, x, x)
              .between(1, 1, 30)
              .between(2, 0, 1)
              .smooth(0));
    }
    for (var t : List.of(DType.INT8, DType.UINT8, DType.INT32, DType.INT64)) {
      cases.add(
          OpCase.of(
                  new Random(Random.Kind.UNIFORM_INT, TensorType.of(t, 9)),
                  seed,
                  TensorType.of(t),
                  TensorType.of(t))
              .between(1, 0, 5)
              .between(2, 9, 50));
    }
    cases.add(
        OpCase.of(
                new Random(Random.Kind.CATEGORICAL, TensorType.of(DType.INT32, 3, 5)),
                seed,
                TensorType.of(DType.FLOAT32, 3, 4))
            .smooth(0));
  }
}
