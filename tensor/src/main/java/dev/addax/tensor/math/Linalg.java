package dev.addax.tensor.math;

import dev.addax.tensor.LinearAlgebra;
import dev.addax.tensor.LinearAlgebra.Kind;
import dev.addax.tensor.Operand;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Promotion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Linear algebra on the last two axes; leading axes are batch axes. */
public final class Linalg {
  private Linalg() {}

  /** A matrix with orthonormal columns and an upper triangular one. */
  public record Qr(Tensor q, Tensor r) {}

  /** Eigenvalues, ascending, and eigenvectors as columns. */
  public record Eigen(Tensor values, Tensor vectors) {}

  /** {@code u · diag(s) · v} with s descending. */
  public record Svd(Tensor u, Tensor s, Tensor v) {}

  /** Sign and logarithm of the absolute value of a determinant. */
  public record LogDeterminant(Tensor sign, Tensor log) {}

  /** Both factors in one matrix and the row that each row was swapped with, int32. */
  public record Lu(Tensor lu, Tensor pivots) {}

  private static Tensor floating(Operand x) {
    return x.tensor().cast(Promotion.floating(x.tensor().dtype()));
  }

  private static Tensor transposed(Tensor x) {
    return x.swapaxes(-2, -1);
  }

  private static List<Tensor> on(Kind kind, Tensor... inputs) {
    return new LinearAlgebra(kind).allOn(List.of(inputs));
  }

  /**
   * {@code keras.ops.cholesky}: L with a = L·Lᵀ, or Lᵀ if {@code upper}. A matrix that is not
   * positive definite is an error when the value is computed.
   */
  public static Tensor cholesky(Operand a, boolean upper) {
    var l = on(Kind.CHOLESKY, floating(a)).getFirst();
    return upper ? transposed(l) : l;
  }

  /** {@code keras.ops.cholesky_inverse}: the inverse of the matrix whose factor is {@code a}. */
  public static Tensor choleskyInverse(Operand a, boolean upper) {
    var factor = floating(a);
    var inverse = on(triangle(!upper), factor, identity(factor)).getFirst();
    return upper ? inverse.matmul(transposed(inverse)) : transposed(inverse).matmul(inverse);
  }

  private static Kind triangle(boolean lower) {
    return lower ? Kind.LOWER_SOLVE : Kind.UPPER_SOLVE;
  }

  private static Tensor identity(Tensor a) {
    int n = a.shape().last();
    return Tensors.arange(n, DType.INT32).oneHot(n, a.dtype()).broadcastTo(a.shape());
  }

  /** {@code keras.ops.inv}; a singular matrix is an error when the value is computed. */
  public static Tensor inv(Operand a) {
    var matrix = floating(a);
    return on(Kind.SOLVE, matrix, identity(matrix)).getFirst();
  }

  /** {@code keras.ops.solve}: X with a·X = b; b may lack the last axis. */
  public static Tensor solve(Operand a, Operand b) {
    return solve(Kind.SOLVE, a, b);
  }

  /** {@code keras.ops.solve_triangular}: the same for a triangular {@code a}. */
  public static Tensor solveTriangular(Operand a, Operand b, boolean lower) {
    return solve(triangle(lower), a, b);
  }

  private static Tensor solve(Kind kind, Operand a, Operand b) {
    var dtype = Promotion.floating(Promotion.of(a.tensor().dtype(), b.tensor().dtype()));
    var matrix = a.tensor().cast(dtype);
    var right = b.tensor().cast(dtype);
    boolean vector = right.rank() == matrix.rank() - 1;
    var x = on(kind, matrix, vector ? right.expandDims(-1) : right).getFirst();
    return vector ? x.squeeze(-1) : x;
  }

  /** {@code keras.ops.det}. */
  public static Tensor det(Operand a) {
    var parts = slogdet(a);
    return parts.sign.multiply(parts.log.exp());
  }

  /** {@code keras.ops.slogdet}. */
  public static LogDeterminant slogdet(Operand a) {
    var parts = on(Kind.LOG_DETERMINANT, floating(a));
    return new LogDeterminant(parts.get(0), parts.get(1));
  }

  /** {@code keras.ops.logdet} of positive definite matrices. */
  public static Tensor logdet(Operand a) {
    return diagonal(cholesky(a, false)).log().sum(-1).multiply(2);
  }

  private static Tensor diagonal(Tensor x) {
    int n = x.shape().last();
    var flat = x.reshape(x.shape().slice(0, x.rank() - 2).append(n * n));
    return flat.strided(-1, 0, n, n + 1);
  }

  /**
   * {@code keras.ops.qr}.
   *
   * @param complete whether q is square
   */
  public static Qr qr(Operand a, boolean complete) {
    var parts = on(complete ? Kind.FULL_QR : Kind.QR, floating(a));
    return new Qr(parts.get(0), parts.get(1));
  }

  /** {@code keras.ops.eigh} of symmetric matrices, of which the lower half is read. */
  public static Eigen eigh(Operand a) {
    var parts = on(Kind.EIGH, floating(a));
    return new Eigen(parts.get(0), parts.get(1));
  }

  /**
   * {@code keras.ops.svd}.
   *
   * @param full whether u and v are square
   */
  public static Svd svd(Operand a, boolean full) {
    var parts = on(full ? Kind.FULL_SVD : Kind.SVD, floating(a));
    return new Svd(parts.get(0), parts.get(1), parts.get(2));
  }

  /** {@code keras.ops.lu_factor}. */
  public static Lu lu(Operand a) {
    var parts = on(Kind.LU, floating(a));
    return new Lu(parts.get(0), parts.get(1));
  }

  private static double epsilon(DType dtype) {
    return switch (dtype) {
      case FLOAT64 -> Math.ulp(1.0);
      case FLOAT16 -> 0x1p-10;
      case BFLOAT16 -> 0x1p-7;
      default -> Math.ulp(1f);
    };
  }

  private static double size(Tensor x) {
    return Math.max(x.shape().dim(-2), x.shape().dim(-1));
  }

  /**
   * {@code keras.ops.lstsq}: the x of least norm that makes |a·x − b| least.
   *
   * @param cutoff singular values below it times the largest count as 0; null for the precision of
   *     the dtype times the size
   */
  public static Tensor lstsq(Operand a, Operand b, @Nullable Double cutoff) {
    var dtype = Promotion.floating(Promotion.of(a.tensor().dtype(), b.tensor().dtype()));
    var matrix = a.tensor().cast(dtype);
    var right = b.tensor().cast(dtype);
    Check.that(
        matrix.rank() == 2 && (right.rank() == 1 || right.rank() == 2),
        "lstsq needs a matrix and a vector or matrix, received %s and %s",
        matrix.type(),
        right.type());
    double least = cutoff != null ? cutoff : epsilon(dtype) * size(matrix);
    var columns = right.rank() == 1 ? right.expandDims(1) : right;
    var x = pseudoInverse(matrix, least < 0 ? epsilon(dtype) : least).matmul(columns);
    return right.rank() == 1 ? x.squeeze(1) : x;
  }

  /** {@code keras.ops.pinv}: the Moore–Penrose inverse; {@code cutoff} as in {@link #lstsq}. */
  public static Tensor pinv(Operand a, @Nullable Double cutoff) {
    var matrix = floating(a);
    double least = cutoff != null ? cutoff : 10 * size(matrix) * epsilon(matrix.dtype());
    return pseudoInverse(matrix, least);
  }

  private static Tensor pseudoInverse(Tensor a, double cutoff) {
    var svd = svd(a, false);
    var kept = svd.s.greater(svd.s.max(true, -1).multiply(cutoff));
    var inverse = kept.where(kept.where(svd.s, 1).reciprocal(), 0);
    return transposed(svd.v).multiply(inverse.expandDims(-2)).matmul(transposed(svd.u));
  }

  /**
   * {@code keras.ops.matrix_rank}, int32.
   *
   * @param tolerance singular values up to it count as 0; null for the precision of the dtype
   */
  public static Tensor matrixRank(Operand a, @Nullable Double tolerance) {
    var matrix = floating(a);
    var s = svd(matrix, false).s;
    var least =
        tolerance != null
            ? s.max(true, -1).fullLike(tolerance)
            : s.max(true, -1).multiply(epsilon(matrix.dtype()) * size(matrix));
    return s.greater(least).cast(DType.INT32).sum(-1);
  }
}
