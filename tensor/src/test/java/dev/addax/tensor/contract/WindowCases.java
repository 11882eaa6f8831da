package dev.addax.tensor.contract;

import dev.addax.tensor.Conv;
import dev.addax.tensor.Pool;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Conv and Pool with their backward forms, over the floating dtypes. */
final class WindowCases {
  private WindowCases() {}

  static Stream<OpCase> all() {
    var cases = new ArrayList<OpCase>();
    for (var t : List.of(DType.BFLOAT16, DType.FLOAT16, DType.FLOAT32, DType.FLOAT64)) {
      conv(cases, t, s(1), s(0), s(0), s(1), 1, Shape.of(2, 5, 3), Shape.of(3, 3, 2));
      conv(cases, t, s(2), s(2), s(1), s(2), 1, Shape.of(1, 7, 2), Shape.of(2, 2, 3));
      conv(
          cases,
          t,
          s(1, 1),
          s(1, 1),
          s(1, 1),
          s(1, 1),
          1,
          Shape.of(2, 4, 5, 2),
          Shape.of(3, 3, 2, 3));
      conv(
          cases,
          t,
          s(2, 3),
          s(0, 1),
          s(1, 2),
          s(1, 2),
          2,
          Shape.of(1, 5, 6, 4),
          Shape.of(2, 3, 2, 4));
      conv(
          cases,
          t,
          s(1, 2),
          s(1, 0),
          s(0, 0),
          s(1, 1),
          3,
          Shape.of(2, 3, 4, 3),
          Shape.of(2, 2, 1, 6));
      conv(
          cases,
          t,
          s(1, 2, 1),
          s(1, 0, 0),
          s(0, 1, 0),
          s(1, 1, 2),
          1,
          Shape.of(1, 2, 3, 4, 2),
          Shape.of(2, 2, 2, 2, 2));
      pool(cases, t, s(2), s(2), s(0), s(0), Shape.of(2, 6, 3));
      pool(cases, t, s(3), s(1), s(1), s(1), Shape.of(1, 5, 2));
      pool(cases, t, s(2, 3), s(1, 2), s(0, 1), s(1, 1), Shape.of(2, 4, 5, 2));
      pool(cases, t, s(2, 2), s(2, 2), s(0, 0), s(0, 0), Shape.of(2, 4, 6, 16));
      pool(cases, t, s(2, 2), s(2, 2), s(0, 0), s(0, 0), Shape.of(2, 5, 7, 19));
      pool(cases, t, s(2, 1, 2), s(2, 1, 1), s(0, 0, 1), s(0, 0, 0), Shape.of(1, 4, 2, 3, 2));
    }
    return cases.stream();
  }

  private static List<Integer> s(Integer... values) {
    return List.of(values);
  }

  private static void conv(
      List<OpCase> cases,
      DType t,
      List<Integer> strides,
      List<Integer> low,
      List<Integer> high,
      List<Integer> dilation,
      int groups,
      Shape x,
      Shape kernel) {
    var a = new TensorType(t, x);
    var k = new TensorType(t, kernel);
    var forward = new Conv(Conv.Kind.FORWARD, strides, low, high, dilation, groups, null);
    var y = forward.infer(List.of(a, k)).getFirst();
    cases.add(OpCase.of(forward, a, k));
    cases.add(
        OpCase.of(
            new Conv(Conv.Kind.INPUT_GRADIENT, strides, low, high, dilation, groups, x), y, k));
    cases.add(
        OpCase.of(
            new Conv(Conv.Kind.KERNEL_GRADIENT, strides, low, high, dilation, groups, kernel),
            a,
            y));
  }

  private static void pool(
      List<OpCase> cases,
      DType t,
      List<Integer> window,
      List<Integer> strides,
      List<Integer> low,
      List<Integer> high,
      Shape x) {
    var a = new TensorType(t, x);
    var forward = new Pool(Pool.Kind.MAX, window, strides, low, high, null);
    var y = forward.infer(List.of(a)).getFirst();
    cases.add(OpCase.of(forward, a));
    cases.add(OpCase.of(new Pool(Pool.Kind.AVERAGE, window, strides, low, high, null), a));
    cases.add(OpCase.of(new Pool(Pool.Kind.MAX_GRADIENT, window, strides, low, high, null), a, y));
    cases.add(OpCase.of(new Pool(Pool.Kind.AVERAGE_GRADIENT, window, strides, low, high, x), y));
    cases.add(OpCase.of(new Pool(Pool.Kind.MAX_PICK, window, strides, low, high, null), a, a));
  }
}
