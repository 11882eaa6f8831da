package dev.addax.tensor;

import dev.addax.tensor.LinearAlgebra.Kind;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The gradients of {@link LinearAlgebra}. */
final class LinearAlgebraGradient {
  private LinearAlgebraGradient() {}

  static List<@Nullable Tensor> of(Kind kind, Node node, List<@Nullable Tensor> gradients) {
    return switch (kind) {
      case CHOLESKY -> Rules.list(cholesky(node.output(0), Rules.first(gradients)));
      case SOLVE, LOWER_SOLVE, UPPER_SOLVE -> solve(kind, node, Rules.first(gradients));
      case LOG_DETERMINANT -> Rules.list(logDeterminant(node, gradients.get(1)));
      case QR, FULL_QR -> Rules.list(qr(node, gradients));
      case EIGH -> Rules.list(eigh(node, gradients));
      case SVD, FULL_SVD -> Rules.list(svd(node, gradients));
      case LU -> throw new UnsupportedOperationException("The LU decomposition has no gradient");
    };
  }

  private static Tensor t(Tensor x) {
    return x.swapaxes(-2, -1);
  }

  private static Tensor orZero(@Nullable Tensor gradient, Tensor like) {
    return gradient != null ? gradient : Constant.like(like, 0);
  }

  private static Tensor on(Kind kind, Tensor a, Tensor b) {
    return new LinearAlgebra(kind).on(a, b);
  }

  /** The elements of {@code x} on the diagonals from {@code low} to {@code high}, others 0. */
  private static Tensor band(Tensor x, int low, int high) {
    var shape = x.shape().slice(x.rank() - 2, x.rank());
    var type = new TensorType(DType.INT32, shape);
    var offset = new Iota(type, 1).on().subtract(new Iota(type, 0).on());
    return offset.greaterEqual(low).logicalAnd(offset.lessEqual(high)).where(x, 0);
  }

  private static Tensor lower(Tensor x) {
    return band(x, Integer.MIN_VALUE, 0);
  }

  private static Tensor symmetric(Tensor x) {
    return x.add(t(x)).multiply(0.5);
  }

  private static Tensor cholesky(Tensor l, Tensor g) {
    var p = t(l).matmul(lower(g));
    var phi = lower(p).subtract(band(p, 0, 0).multiply(0.5));
    var left = on(Kind.UPPER_SOLVE, t(l), phi);
    return symmetric(t(on(Kind.UPPER_SOLVE, t(l), t(left))));
  }

  private static List<@Nullable Tensor> solve(Kind kind, Node node, Tensor g) {
    var a = node.input(0);
    var transposed =
        switch (kind) {
          case LOWER_SOLVE -> Kind.UPPER_SOLVE;
          case UPPER_SOLVE -> Kind.LOWER_SOLVE;
          default -> Kind.SOLVE;
        };
    var right = on(transposed, t(a), g);
    var left = right.matmul(t(node.output(0))).negative();
    return Rules.list(
        switch (kind) {
          case LOWER_SOLVE -> lower(left);
          case UPPER_SOLVE -> band(left, 0, Integer.MAX_VALUE);
          default -> left;
        },
        right);
  }

  private static @Nullable Tensor logDeterminant(Node node, @Nullable Tensor g) {
    if (g == null) {
      return null;
    }
    var a = node.input(0);
    return g.expandDims(-1).expandDims(-1).multiply(on(Kind.SOLVE, t(a), identity(a)));
  }

  private static Tensor identity(Tensor a) {
    return band(Constant.like(a, 1), 0, 0);
  }

  /** For m ≥ n; a wide matrix is split into its square part and the rest. */
  private static Tensor qr(Node node, List<@Nullable Tensor> gradients) {
    var a = node.input(0);
    int m = a.shape().dim(-2);
    int n = a.shape().dim(-1);
    var q = node.output(0);
    var r = node.output(1);
    var dq = orZero(gradients.get(0), q);
    var dr = orZero(gradients.get(1), r);
    if (m < n) {
      var rest = a.narrow(-1, m, n - m);
      var drRest = dr.narrow(-1, m, n - m);
      var square = tall(q, r.narrow(-1, 0, m), dq.add(rest.matmul(t(drRest))), dr.narrow(-1, 0, m));
      return Movement.concatenate(List.of(square, q.matmul(drRest)), -1);
    }
    if (q.shape().last() > n) {
      throw new UnsupportedOperationException(
          "A complete QR decomposition of more rows than columns has no gradient; use mode"
              + " 'reduced'");
    }
    return tall(q, r, dq, dr);
  }

  private static Tensor tall(Tensor q, Tensor r, Tensor dq, Tensor dr) {
    var m = r.matmul(t(dr)).subtract(t(dq).matmul(q));
    var copied = lower(m).add(t(band(m, Integer.MIN_VALUE, -1)));
    var right = dq.add(q.matmul(copied));
    return t(on(Kind.UPPER_SOLVE, r, t(right)));
  }

  /** 1 / (columnᵢ − rowᵢ), 0 on the diagonal. */
  private static Tensor gaps(Tensor values) {
    var difference = values.expandDims(-2).subtract(values.expandDims(-1));
    var same = difference.equal(0);
    return same.where(0, same.where(1, difference).reciprocal());
  }

  private static Tensor diagonal(Tensor values) {
    var shape = values.shape().append(values.shape().last());
    return band(values.expandDims(-1).broadcastTo(shape), 0, 0);
  }

  private static Tensor eigh(Node node, List<@Nullable Tensor> gradients) {
    var w = node.output(0);
    var v = node.output(1);
    var inner = diagonal(orZero(gradients.get(0), w));
    var dv = gradients.get(1);
    if (dv != null) {
      inner = inner.add(gaps(w).multiply(t(v).matmul(dv)));
    }
    return symmetric(v.matmul(inner).matmul(t(v)));
  }

  private static Tensor svd(Node node, List<@Nullable Tensor> gradients) {
    int m = node.input(0).shape().dim(-2);
    int n = node.input(0).shape().dim(-1);
    int k = Math.min(m, n);
    var u = node.output(0).narrow(-1, 0, k);
    var s = node.output(1);
    var v = t(node.output(2)).narrow(-1, 0, k);
    var du = orZero(gradients.get(0), node.output(0)).narrow(-1, 0, k);
    var dv = t(orZero(gradients.get(2), node.output(2))).narrow(-1, 0, k);
    var row = s.expandDims(-2);
    var f = gaps(s.square());
    var left = skew(f.multiply(t(u).matmul(du))).multiply(row);
    var right = s.expandDims(-1).multiply(skew(f.multiply(t(v).matmul(dv))));
    var inner = left.add(right).add(diagonal(orZero(gradients.get(1), s)));
    var total = u.matmul(inner).matmul(t(v));
    if (m > k) {
      total = total.add(outside(u, du.divide(row)).matmul(t(v)));
    }
    if (n > k) {
      total = total.add(u.matmul(t(outside(v, dv.divide(row)))));
    }
    return total;
  }

  private static Tensor skew(Tensor x) {
    return x.add(t(x));
  }

  /** What of {@code x} is orthogonal to the columns of {@code basis}. */
  private static Tensor outside(Tensor basis, Tensor x) {
    return x.subtract(basis.matmul(t(basis).matmul(x)));
  }
}
