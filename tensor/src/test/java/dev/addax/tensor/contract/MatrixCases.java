package dev.addax.tensor.contract;

import dev.addax.tensor.Fourier;
import dev.addax.tensor.LinearAlgebra;
import dev.addax.tensor.LinearAlgebra.Kind;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** LinearAlgebra and Fourier over float32 and float64. */
final class MatrixCases {
  private MatrixCases() {}

  static Stream<OpCase> all() {
    var cases = new ArrayList<OpCase>();
    for (var t : List.of(DType.FLOAT32, DType.FLOAT64)) {
      square(cases, t);
      rectangular(cases, t);
      for (int n : new int[] {1, 2, 5, 8, 12, 0}) {
        var x = TensorType.of(t, 2, n);
        cases.add(OpCase.of(new Fourier(false), x, x));
        cases.add(OpCase.of(new Fourier(true), x, x));
      }
    }
    return cases.stream();
  }

  private static OpCase of(Kind kind, UnaryOperator<Tensor> prepare, TensorType... inputs) {
    return OpCase.of(
        kind.toString().toLowerCase(Locale.ROOT),
        in -> {
          var all = new ArrayList<>(in);
          all.set(0, prepare.apply(in.get(0)));
          return new LinearAlgebra(kind).allOn(all);
        },
        inputs);
  }

  private static Tensor shifted(Tensor a) {
    int n = a.shape().last();
    return a.add(Tensors.arange(n, DType.INT32).oneHot(n, a.dtype()).multiply(5));
  }

  private static void square(List<OpCase> cases, DType t) {
    for (var a : List.of(TensorType.of(t, 3, 3), TensorType.of(t, 2, 4, 4))) {
      var b = a.with(a.shape().with(-1, 2));
      cases.add(of(Kind.CHOLESKY, x -> shifted(x.matmul(x.swapaxes(-1, -2))), a));
      cases.add(of(Kind.EIGH, x -> x.add(x.swapaxes(-1, -2)), a));
      cases.add(of(Kind.SOLVE, MatrixCases::shifted, a, b));
      cases.add(of(Kind.LOWER_SOLVE, MatrixCases::shifted, a, b));
      cases.add(of(Kind.UPPER_SOLVE, MatrixCases::shifted, a, b));
      cases.add(of(Kind.LOG_DETERMINANT, MatrixCases::shifted, a));
      cases.add(of(Kind.LU, x -> x, a).smooth(0));
      cases.add(of(Kind.FULL_QR, x -> x, a));
    }
  }

  private static void rectangular(List<OpCase> cases, DType t) {
    for (var a : List.of(TensorType.of(t, 4, 3), TensorType.of(t, 2, 2, 4))) {
      cases.add(of(Kind.QR, x -> x, a));
      cases.add(of(Kind.FULL_QR, x -> x, a).smooth(0));
      cases.add(of(Kind.SVD, x -> x, a));
      cases.add(of(Kind.FULL_SVD, x -> x, a).smooth(0));
      cases.add(of(Kind.LU, x -> x, a).smooth(0));
    }
  }
}
