package dev.addax.tensor.contract;

import dev.addax.tensor.Dot;
import dev.addax.tensor.Reduce;
import dev.addax.tensor.Scan;
import dev.addax.tensor.Softmax;
import dev.addax.tensor.Sort;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reduce, Scan, Sort, Softmax and Dot over all dtypes. */
final class AccumulationCases {
  private AccumulationCases() {}

  static Stream<OpCase> all() {
    var cases = new ArrayList<OpCase>();
    for (var dtype : DType.numbers()) {
      for (var kind : Reduce.Kind.values()) {
        reductions(cases, kind, dtype);
      }
      alongAxes(cases, dtype);
      dots(cases, dtype);
    }
    return cases.stream().filter(OpCase::fits);
  }

  private static void reductions(List<OpCase> cases, Reduce.Kind kind, DType t) {
    cases.add(OpCase.of(new Reduce(kind, List.of(0)), TensorType.of(t, 7)));
    cases.add(OpCase.of(new Reduce(kind, List.of(0)), TensorType.of(t, 3, 4)));
    cases.add(OpCase.of(new Reduce(kind, List.of(1)), TensorType.of(t, 3, 4)));
    cases.add(OpCase.of(new Reduce(kind, List.of(1)), TensorType.of(t, 2, 3, 2)));
    cases.add(OpCase.of(new Reduce(kind, List.of(0, 2)), TensorType.of(t, 2, 3, 2)));
    cases.add(OpCase.of(new Reduce(kind, List.of(0, 1, 2)), TensorType.of(t, 2, 3, 2)));
    cases.add(OpCase.of(new Reduce(kind, List.of(1, 3)), TensorType.of(t, 1, 2, 2, 2, 2)));
    cases.add(OpCase.of(new Reduce(kind, List.of(1)), TensorType.of(t, 0, 4)));
    if (kind != Reduce.Kind.ARGMAX && kind != Reduce.Kind.ARGMIN) {
      cases.add(OpCase.of(new Reduce(kind, List.of()), TensorType.of(t, 3)));
      cases.add(OpCase.of(new Reduce(kind, List.of(1)), TensorType.of(t, 3, 0)));
    }
  }

  private static void alongAxes(List<OpCase> cases, DType t) {
    for (var shape : List.of(Shape.of(5), Shape.of(3, 4), Shape.of(2, 3, 2), Shape.of(2, 0))) {
      var type = new TensorType(t, shape);
      for (int axis = 0; axis < shape.rank(); axis++) {
        for (var flag : List.of(false, true)) {
          cases.add(OpCase.of(new Sort(axis, flag), type));
          cases.add(OpCase.of(new Softmax(axis, flag), type));
          for (var kind : Scan.Kind.values()) {
            cases.add(OpCase.of(new Scan(kind, axis, flag, false), type).between(0, 0.5, 2));
            cases.add(OpCase.of(new Scan(kind, axis, flag, true), type).between(0, 0.5, 2));
          }
        }
      }
    }
  }

  private static void dots(List<OpCase> cases, DType t) {
    cases.add(dot(t, List.of(), List.of(), List.of(1), List.of(0), Shape.of(3, 4), Shape.of(4, 2)));
    cases.add(dot(t, List.of(), List.of(), List.of(0), List.of(1), Shape.of(3, 4), Shape.of(2, 3)));
    cases.add(dot(t, List.of(), List.of(), List.of(0), List.of(0), Shape.of(3), Shape.of(3)));
    cases.add(dot(t, List.of(), List.of(), List.of(), List.of(), Shape.of(3), Shape.of(2)));
    cases.add(dot(t, List.of(), List.of(), List.of(1), List.of(0), Shape.of(3, 0), Shape.of(0, 2)));
    cases.add(dot(t, List.of(), List.of(), List.of(), List.of(), Shape.of(), Shape.of(2, 2)));
    cases.add(
        dot(
            t,
            List.of(0),
            List.of(0),
            List.of(2),
            List.of(1),
            Shape.of(2, 3, 4),
            Shape.of(2, 4, 2)));
    cases.add(
        dot(
            t,
            List.of(2, 0),
            List.of(1, 3),
            List.of(3, 1),
            List.of(0, 4),
            Shape.of(2, 3, 3, 2, 1),
            Shape.of(2, 3, 2, 2, 3)));
  }

  private static OpCase dot(
      DType t,
      List<Integer> leftBatch,
      List<Integer> rightBatch,
      List<Integer> leftContract,
      List<Integer> rightContract,
      Shape left,
      Shape right) {
    return OpCase.of(
        new Dot(leftBatch, rightBatch, leftContract, rightContract),
        new TensorType(t, left),
        new TensorType(t, right));
  }
}
