package dev.addax.tensor;

import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Decompositions of matrices and linear systems; leading axes are batch axes.
 *
 * <ul>
 *   <li>{@code CHOLESKY}: A → L with A = L·Lᵀ
 *   <li>{@code SOLVE}: A {@code […, n, n]}, B {@code […, n, k]} → X with A·X = B
 *   <li>{@code LOWER_SOLVE}, {@code UPPER_SOLVE}: the same for a triangular A; its other half is
 *       not looked at
 *   <li>{@code LOG_DETERMINANT}: A → the sign of its determinant and the logarithm of its size
 *   <li>{@code QR}, {@code FULL_QR}: A {@code […, m, n]} → Q, R with min(m, n) or m columns in Q
 *   <li>{@code EIGH}: symmetric A → eigenvalues, ascending, and eigenvectors as columns
 *   <li>{@code SVD}, {@code FULL_SVD}: A → U, singular values, descending, and Vᵀ
 *   <li>{@code LU}: A → L and U in one matrix, and the row swapped with each row, int32
 * </ul>
 *
 * <p>Gradients after Murray ("Differentiation of the Cholesky decomposition", 2016) and Giles
 * ("Collected matrix derivative results", 2008).
 */
public record LinearAlgebra(Kind kind) implements Op {
  public enum Kind {
    CHOLESKY,
    SOLVE,
    LOWER_SOLVE,
    UPPER_SOLVE,
    LOG_DETERMINANT,
    QR,
    FULL_QR,
    EIGH,
    SVD,
    FULL_SVD,
    LU;

    private boolean isSolve() {
      return this == SOLVE || this == LOWER_SOLVE || this == UPPER_SOLVE;
    }

    private boolean isRectangular() {
      return this == QR || this == FULL_QR || this == SVD || this == FULL_SVD || this == LU;
    }
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Rules.count(this, inputs, kind.isSolve() ? 2 : 1);
    var a = inputs.getFirst();
    int rank = a.shape().rank();
    Rules.check(
        a.dtype().isFloating() && rank >= 2, "%s needs floating matrices, received %s", this, a);
    int m = a.shape().dim(-2);
    int n = a.shape().dim(-1);
    Rules.check(kind.isRectangular() || m == n, "%s needs square matrices, received %s", this, a);
    var batch = a.shape().slice(0, rank - 2);
    return switch (kind) {
      case CHOLESKY -> List.of(a);
      case SOLVE, LOWER_SOLVE, UPPER_SOLVE -> List.of(solution(a, inputs.get(1)));
      case LOG_DETERMINANT -> List.of(a.with(batch), a.with(batch));
      case QR -> qr(a, batch, m, Math.min(m, n), n);
      case FULL_QR -> qr(a, batch, m, m, n);
      case EIGH -> List.of(a.with(batch.append(n)), a);
      case SVD -> svd(a, batch, m, n, Math.min(m, n), Math.min(m, n));
      case FULL_SVD -> svd(a, batch, m, n, m, n);
      case LU -> List.of(a, new TensorType(DType.INT32, batch.append(Math.min(m, n))));
    };
  }

  private TensorType solution(TensorType a, TensorType b) {
    int rank = a.shape().rank();
    Rules.check(
        b.dtype() == a.dtype()
            && b.shape().rank() == rank
            && a.shape().slice(0, rank - 1).accepts(b.shape().slice(0, rank - 1)),
        "%s: the right side %s does not fit %s",
        this,
        b,
        a);
    return b;
  }

  private static List<TensorType> qr(TensorType a, Shape batch, int m, int k, int n) {
    return List.of(a.with(batch.append(m, k)), a.with(batch.append(k, n)));
  }

  private static List<TensorType> svd(
      TensorType a, Shape batch, int m, int n, int left, int right) {
    return List.of(
        a.with(batch.append(m, left)),
        a.with(batch.append(Math.min(m, n))),
        a.with(batch.append(right, n)));
  }

  @Override
  public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> gradients) {
    return LinearAlgebraGradient.of(kind, node, gradients);
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
