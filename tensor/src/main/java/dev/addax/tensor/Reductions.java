package dev.addax.tensor;

import static dev.addax.tensor.Reduce.Kind.*;

import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Promotion;
import dev.addax.tensor.type.Shape;
import java.util.Arrays;

/**
 * Combining elements along axes, as in {@code keras.ops}. No axes means all of them; negative axes
 * count from the end; {@code keepdims} leaves reduced axes as size 1.
 */
public sealed interface Reductions extends Facet permits Tensor {
  private Tensor reduce(Reduce.Kind kind, Tensor x, boolean keepdims, int... axes) {
    int[] all = x.shape().axes(axes);
    var reduced = all.length == 0 ? x : new Reduce(kind, Arrays.stream(all).boxed().toList()).on(x);
    return keepdims ? new Reshape(kept(x.shape(), all)).on(reduced) : reduced;
  }

  private static Shape kept(Shape shape, int[] axes) {
    for (int axis : axes) {
      shape = shape.with(axis, 1);
    }
    return shape;
  }

  private Tensor summable() {
    return self()
        .cast(
            switch (self().dtype()) {
              case BOOL, INT8, INT16 -> DType.INT32;
              case UINT8, UINT16 -> DType.UINT32;
              default -> self().dtype();
            });
  }

  default Tensor sum(int... axes) {
    return sum(false, axes);
  }

  /** Small integers and bools are summed as 32-bit integers. */
  default Tensor sum(boolean keepdims, int... axes) {
    return reduce(SUM, summable(), keepdims, axes);
  }

  default Tensor prod(int... axes) {
    return prod(false, axes);
  }

  default Tensor prod(boolean keepdims, int... axes) {
    return reduce(PRODUCT, summable(), keepdims, axes);
  }

  default Tensor max(int... axes) {
    return max(false, axes);
  }

  default Tensor max(boolean keepdims, int... axes) {
    return reduce(MAX, self(), keepdims, axes);
  }

  default Tensor min(int... axes) {
    return min(false, axes);
  }

  default Tensor min(boolean keepdims, int... axes) {
    return reduce(MIN, self(), keepdims, axes);
  }

  default Tensor all(int... axes) {
    return all(false, axes);
  }

  default Tensor all(boolean keepdims, int... axes) {
    return reduce(ALL, self().cast(DType.BOOL), keepdims, axes);
  }

  default Tensor any(int... axes) {
    return any(false, axes);
  }

  default Tensor any(boolean keepdims, int... axes) {
    return reduce(ANY, self().cast(DType.BOOL), keepdims, axes);
  }

  /** {@return the int32 position of the largest element along {@code axis}} */
  default Tensor argmax(int axis) {
    return reduce(ARGMAX, self(), false, axis);
  }

  default Tensor argmin(int axis) {
    return reduce(ARGMIN, self(), false, axis);
  }

  default Tensor mean(int... axes) {
    return mean(false, axes);
  }

  /** {@return the mean; integers become float32, halves are added up in float32} */
  default Tensor mean(boolean keepdims, int... axes) {
    var dtype = Promotion.floating(self().dtype());
    var x = self().cast(Promotion.of(dtype, DType.FLOAT32));
    var sum = reduce(SUM, x, keepdims, axes);
    return sum.divide(Counting.of(x, axes)).cast(dtype);
  }

  default Tensor var(int... axes) {
    return var(false, axes);
  }

  /** {@return the population variance, in the dtypes of {@link #mean}} */
  default Tensor var(boolean keepdims, int... axes) {
    var dtype = Promotion.floating(self().dtype());
    var x = self().cast(Promotion.of(dtype, DType.FLOAT32));
    return x.subtract(x.mean(true, axes)).square().mean(keepdims, axes).cast(dtype);
  }

  default Tensor std(int... axes) {
    return std(false, axes);
  }

  default Tensor std(boolean keepdims, int... axes) {
    return var(keepdims, axes).sqrt();
  }

  default Tensor logsumexp(int... axes) {
    return logsumexp(false, axes);
  }

  default Tensor logsumexp(boolean keepdims, int... axes) {
    var x = self().cast(Promotion.floating(self().dtype()));
    var max = x.max(true, axes);
    var finite = max.isfinite().where(max, max.zerosLike()).stopGradient();
    var sum = x.subtract(finite).exp().sum(true, axes).log().add(finite);
    return keepdims ? sum : sum.squeeze(x.shape().axes(axes));
  }

  default Tensor cumsum(int axis) {
    return new Scan(Scan.Kind.SUM, self().shape().axis(axis), false, false).on(summable());
  }

  default Tensor cumprod(int axis) {
    return new Scan(Scan.Kind.PRODUCT, self().shape().axis(axis), false, false).on(summable());
  }

  /** How many elements a mean divides by. */
  final class Counting {
    private Counting() {}

    /**
     * {@return the number of elements along {@code axes}, as a scalar of x's dtype, also while it
     * is unknown}
     */
    static Tensor of(Tensor x, int... axes) {
      var ones = Constant.like(x, 1);
      int[] all = x.shape().axes(axes);
      long count = 1;
      for (int axis : all) {
        int dim = x.shape().dim(axis);
        count = dim < 0 || count < 0 ? -1 : count * dim;
      }
      return count >= 0
          ? Constant.scalar(x, count)
          : new Reduce(SUM, Arrays.stream(x.shape().axes()).boxed().toList())
              .on(narrowed(ones, all));
    }

    /** One slice across the axes that are not counted. */
    private static Tensor narrowed(Tensor ones, int[] counted) {
      for (int axis = 0; axis < ones.rank(); axis++) {
        int at = axis;
        if (Arrays.stream(counted).noneMatch(a -> a == at)) {
          ones = ones.narrow(axis, 0, 1);
        }
      }
      return ones;
    }
  }
}
