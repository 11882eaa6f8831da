package dev.addax.tensor.contract;

import dev.addax.tensor.Broadcast;
import dev.addax.tensor.Concat;
import dev.addax.tensor.Gather;
import dev.addax.tensor.Pad;
import dev.addax.tensor.Reshape;
import dev.addax.tensor.Scatter;
import dev.addax.tensor.Slice;
import dev.addax.tensor.Transpose;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Broadcast, Reshape, Transpose, Slice, Pad, Concat, Gather and Scatter over all dtypes. */
final class MovementCases {
  private MovementCases() {}

  static Stream<OpCase> all() {
    var cases = new ArrayList<OpCase>();
    for (var dtype : DType.numbers()) {
      moves(cases, dtype);
      joins(cases, dtype);
      indexed(cases, dtype);
    }
    return cases.stream();
  }

  private static void moves(List<OpCase> cases, DType t) {
    cases.add(OpCase.of(new Broadcast(Shape.of(2, 3, 4)), TensorType.of(t, 1, 3, 1)));
    cases.add(OpCase.of(new Broadcast(Shape.of(0, 3)), TensorType.of(t, 1, 3)));
    cases.add(OpCase.of(new Broadcast(Shape.of(2, 2, 3, 1, 2)), TensorType.of(t, 2, 1, 3, 1, 1)));
    cases.add(OpCase.of(new Reshape(Shape.of(3, 1, 4)), TensorType.of(t, 2, 6)));
    cases.add(OpCase.of(new Reshape(Shape.of()), TensorType.of(t, 1, 1)));
    cases.add(OpCase.of(new Reshape(Shape.of(0, 5)), TensorType.of(t, 3, 0)));
    cases.add(OpCase.of(new Transpose(List.of()), TensorType.of(t)));
    cases.add(OpCase.of(new Transpose(List.of(1, 0)), TensorType.of(t, 3, 4)));
    cases.add(OpCase.of(new Transpose(List.of(2, 0, 1)), TensorType.of(t, 3, 4, 2)));
    cases.add(OpCase.of(new Transpose(List.of(3, 1, 4, 0, 2)), TensorType.of(t, 2, 3, 1, 2, 2)));
    cases.add(slice(t, List.of(1, 2), List.of(2, 3), List.of(1, 1), 4, 6));
    cases.add(slice(t, List.of(0, 5), List.of(-1, 3), List.of(1, -2), 4, 6));
    cases.add(slice(t, List.of(-1, 0), List.of(-1, 0), List.of(-1, 1), 4, 6));
    cases.add(slice(t, List.of(1, 0, 0), List.of(2, 2, 1), List.of(3, 2, 1), 5, 3, 2));
    cases.add(slice(t, List.of(), List.of(), List.of()));
    cases.add(pad(t, List.of(1, 0), List.of(0, 2), List.of(0, 0), 2, 3));
    cases.add(pad(t, List.of(1, 0, 2), List.of(1, 1, 0), List.of(1, 2, 0), 2, 3, 2));
    cases.add(pad(t, List.of(2), List.of(1), List.of(1), 0));
    cases.add(pad(t, List.of(), List.of(), List.of()));
  }

  private static OpCase slice(
      DType t, List<Integer> starts, List<Integer> sizes, List<Integer> steps, int... dims) {
    return OpCase.of(new Slice(starts, sizes, steps), TensorType.of(t, dims));
  }

  private static OpCase pad(
      DType t, List<Integer> low, List<Integer> high, List<Integer> interior, int... dims) {
    return OpCase.of(new Pad(low, high, interior), TensorType.of(t, dims), TensorType.of(t));
  }

  private static void joins(List<OpCase> cases, DType t) {
    cases.add(OpCase.of(new Concat(0), TensorType.of(t, 3)));
    cases.add(OpCase.of(new Concat(0), TensorType.of(t, 2, 3), TensorType.of(t, 4, 3)));
    cases.add(
        OpCase.of(
            new Concat(1),
            TensorType.of(t, 2, 0, 2),
            TensorType.of(t, 2, 3, 2),
            TensorType.of(t, 2, 1, 2)));
  }

  private static void indexed(List<OpCase> cases, DType t) {
    for (var i : List.of(DType.INT32, DType.INT64, DType.UINT8)) {
      cases.add(gather(0, 0, TensorType.of(t, 4, 3), TensorType.of(i, 2, 2), 3));
      cases.add(gather(1, 0, TensorType.of(t, 2, 5, 2), TensorType.of(i), 4));
      cases.add(gather(2, 1, TensorType.of(t, 2, 2, 4, 3), TensorType.of(i, 2, 3), 3));
      cases.add(gather(1, 1, TensorType.of(t, 3, 4), TensorType.of(i, 3, 0), 3));
    }
    for (var kind : Scatter.Kind.values()) {
      scatter(cases, kind, t);
    }
  }

  private static OpCase gather(
      int axis, int batch, TensorType operand, TensorType indices, int last) {
    return OpCase.of(new Gather(axis, batch), operand, indices).between(1, 0, last);
  }

  private static void scatter(List<OpCase> cases, Scatter.Kind kind, DType t) {
    // Equal indices: gradients of products need distinct factors, those of SET a single winner.
    int smooth = kind == Scatter.Kind.ADD ? 2 : 0;
    var i = DType.INT32;
    if (t == DType.BOOL) {
      return;
    }
    cases.add(
        OpCase.of(
                new Scatter(kind, 0, 0),
                TensorType.of(t, 4, 3),
                TensorType.of(i, 6),
                TensorType.of(t, 6, 3))
            .between(1, 0, 3)
            .smooth(smooth));
    cases.add(
        OpCase.of(
                new Scatter(kind, 2, 1),
                TensorType.of(t, 2, 2, 5),
                TensorType.of(i, 2, 3),
                TensorType.of(t, 2, 2, 3))
            .between(1, 0, 4)
            .smooth(smooth));
    cases.add(
        OpCase.of(
                new Scatter(kind, 0, 0),
                TensorType.of(t, 4, 3),
                TensorType.of(i, 1),
                TensorType.of(t, 1, 3))
            .between(1, 0, 3)
            .smooth(kind == Scatter.Kind.MULTIPLY ? 1 : 2));
  }
}
