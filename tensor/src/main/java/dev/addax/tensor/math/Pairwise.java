package dev.addax.tensor.math;

import dev.addax.tensor.Operand;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.Promotion;
import java.util.ArrayList;
import java.util.List;

/** Functions of all pairs of elements, and of pairs of integers. */
public final class Pairwise {
  private Pairwise() {}

  /** {@code keras.ops.kron}: each element of {@code x1} replaced by itself times {@code x2}. */
  public static Tensor kron(Operand x1, Operand x2) {
    var a = x1.tensor();
    var b = x2.tensor();
    int rank = Math.max(a.rank(), b.rank());
    while (a.rank() < rank) {
      a = a.expandDims(0);
    }
    while (b.rank() < rank) {
      b = b.expandDims(0);
    }
    var result = new int[rank];
    for (int i = 0; i < rank; i++) {
      result[i] = a.shape().dim(2 * i) * b.shape().dim(2 * i);
      a = a.expandDims(2 * i + 1);
      b = b.expandDims(2 * i);
    }
    return a.multiply(b).reshape(result);
  }

  /** {@code keras.ops.cdist}: distances of all rows {@code […, n, d]} and {@code […, m, d]}. */
  public static Tensor cdist(Operand x, Operand y) {
    var difference = x.tensor().expandDims(-2).subtract(y.tensor().expandDims(-3));
    return difference.square().sum(-1).sqrt();
  }

  /** {@code keras.ops.gcd}: the greatest common divisors of integers. */
  public static Tensor gcd(Operand x1, Operand x2) {
    var dtype = Promotion.of(x1.tensor().dtype(), x2.tensor().dtype());
    Check.that(
        dtype.isInteger(),
        "gcd needs integers, received %s and %s",
        x1.tensor().type(),
        x2.tensor().type());
    var shape = x1.tensor().shape().broadcast(x2.tensor().shape());
    var start = new ArrayList<Tensor>();
    for (var x : List.of(x1, x2)) {
      start.add(x.tensor().cast(dtype).abs().broadcastTo(shape));
    }
    return ControlFlow.whileLoop(
            start,
            pair -> pair.get(1).notEqual(0).any(),
            pair -> {
              var a = pair.get(0);
              var b = pair.get(1);
              var open = b.notEqual(0);
              var rest = a.mod(open.where(b, b.onesLike()));
              return List.of(open.where(b, a), open.where(rest, b.zerosLike()));
            })
        .getFirst();
  }

  /** {@code keras.ops.lcm}: the least common multiples of integers. */
  public static Tensor lcm(Operand x1, Operand x2) {
    var divisor = gcd(x1, x2);
    var a = x1.tensor().cast(divisor.dtype()).abs();
    var b = x2.tensor().cast(divisor.dtype()).abs();
    var zero = divisor.equal(0);
    var safe = zero.where(divisor.onesLike(), divisor);
    return zero.where(divisor.zerosLike(), a.multiply(b.floorDivide(safe)));
  }
}
