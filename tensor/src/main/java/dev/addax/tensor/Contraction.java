package dev.addax.tensor;

import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Promotion;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Sums of products, as in {@code keras.ops}. */
public sealed interface Contraction extends Facet permits Tensor {
  /**
   * {@return the matrix product over the last axis of this and the last but one of {@code y};
   * leading axes are batch axes and broadcast; vectors count as a row or a column that disappears
   * from the result}
   */
  default Tensor matmul(Operand y) {
    var dtype = Promotion.of(self().dtype(), y.tensor().dtype());
    var a = self().cast(dtype == DType.BOOL ? DType.INT32 : dtype);
    var b = y.tensor().cast(a.dtype());
    Rules.check(
        a.rank() > 0 && b.rank() > 0,
        "matmul needs at least vectors, received %s and %s",
        a.type(),
        b.type());
    if (b.rank() <= 2) {
      return new Dot(
              List.of(), List.of(), List.of(a.rank() - 1), List.of(Math.max(0, b.rank() - 2)))
          .on(a, b);
    }
    return batched(a, b);
  }

  private static Tensor batched(Tensor a, Tensor b) {
    if (a.rank() == 1) {
      return new Dot(List.of(), List.of(), List.of(0), List.of(b.rank() - 2)).on(a, b);
    }
    var batch = a.shape().slice(0, a.rank() - 2).broadcast(b.shape().slice(0, b.rank() - 2));
    var left = a.broadcastTo(batch.append(a.shape().dim(-2), a.shape().dim(-1)));
    var right = b.broadcastTo(batch.append(b.shape().dim(-2), b.shape().dim(-1)));
    var axes = IntStream.range(0, batch.rank()).boxed().toList();
    return new Dot(axes, axes, List.of(batch.rank() + 1), List.of(batch.rank())).on(left, right);
  }

  /**
   * {@return the sum of products over {@code mine} paired with {@code theirs}; remaining axes
   * follow each other}
   */
  default Tensor tensordot(Operand y, int[] mine, int[] theirs) {
    var dtype = Promotion.of(self().dtype(), y.tensor().dtype());
    var a = self().cast(dtype);
    var b = y.tensor().cast(dtype);
    var left = Arrays.stream(mine).map(a.shape()::axis).boxed().toList();
    var right = Arrays.stream(theirs).map(b.shape()::axis).boxed().toList();
    return new Dot(List.of(), List.of(), left, right).on(a, b);
  }

  /**
   * {@return the sum of products over the last {@code axes} axes of this and the first of {@code
   * y}}
   */
  default Tensor tensordot(Operand y, int axes) {
    int rank = self().rank();
    return tensordot(
        y, IntStream.range(rank - axes, rank).toArray(), IntStream.range(0, axes).toArray());
  }

  /** {@return the outer product of all elements} */
  default Tensor outer(Operand y) {
    return self().ravel().expandDims(1).multiply(y.tensor().ravel().expandDims(0));
  }
}
