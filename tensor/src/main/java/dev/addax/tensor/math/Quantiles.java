package dev.addax.tensor.math;

import dev.addax.tensor.Operand;
import dev.addax.tensor.Sort;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Promotion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Values below which given shares of the elements lie. */
public final class Quantiles {
  private Quantiles() {}

  /** What to take when a quantile lies between two elements. */
  public enum Method {
    LINEAR,
    LOWER,
    HIGHER,
    NEAREST,
    MIDPOINT;

    /**
     * {@return the method of a Keras name}
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Method of(String kerasName) {
      return Arrays.stream(values())
          .filter(m -> m.name().toLowerCase(Locale.ROOT).equals(kerasName))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "Unknown method '%s'; known: %s"
                          .formatted(
                              kerasName, Arrays.toString(values()).toLowerCase(Locale.ROOT))));
    }
  }

  /**
   * {@code keras.ops.quantile}: NaN where a slice holds NaN.
   *
   * @param q shares in 0…1; the result's shape is that of q, then the axes that are left
   * @param axes all of them if none is given
   */
  public static Tensor quantile(
      Operand x, Operand q, Method method, boolean keepdims, int... axes) {
    return of(x.tensor(), q.tensor(), method, keepdims, false, axes);
  }

  /** {@code keras.ops.nanquantile}: as {@link #quantile}, of the elements that are not NaN. */
  public static Tensor nanQuantile(
      Operand x, Operand q, Method method, boolean keepdims, int... axes) {
    return of(x.tensor(), q.tensor(), method, keepdims, true, axes);
  }

  private static Tensor of(
      Tensor given, Tensor q, Method method, boolean keepdims, boolean skipNan, int... axes) {
    var x = given.cast(Promotion.floating(given.dtype()));
    int[] reduced = x.shape().axes(axes);
    var kept = new ArrayList<Integer>();
    IntStream.range(0, x.rank())
        .filter(a -> Arrays.stream(reduced).noneMatch(r -> r == a))
        .forEach(kept::add);
    var order = new ArrayList<>(kept);
    Arrays.stream(reduced).forEach(order::add);
    var moved = x.transpose(order.stream().mapToInt(Integer::intValue).toArray());
    int count = Arrays.stream(reduced).map(x.shape()::dim).reduce(1, Math::multiplyExact);
    var rows = moved.reshape(moved.shape().slice(0, kept.size()).append(count));
    var sorted = new Sort(kept.size(), false).allOn(List.of(rows)).getFirst();
    var valid = rows.isnan().logicalNot().cast(DType.FLOAT64).sum(true, -1);
    var picked = pick(sorted, skipNan ? valid : valid.fullLike(count), q, method);
    var undefined = skipNan ? valid.equal(0) : rows.isnan().any(true, -1);
    var result = undefined.where(Double.NaN, picked);
    var front = result.moveaxis(-1, 0);
    var shape = q.shape();
    for (int axis = 0; axis < x.rank(); axis++) {
      if (kept.contains(axis)) {
        shape = shape.append(x.shape().dim(axis));
      } else if (keepdims) {
        shape = shape.append(1);
      }
    }
    return front.reshape(shape);
  }

  /**
   * {@return for each row and each of the k quantiles its value, [rows…, k]}
   *
   * @param count how many elements of each sorted row take part, {@code [rows…, 1]}
   */
  private static Tensor pick(Tensor sorted, Tensor count, Tensor q, Method method) {
    var last = count.subtract(1).maximum(0);
    var exact = last.multiply(q.cast(DType.FLOAT64).ravel());
    return switch (method) {
      case LOWER -> at(sorted, exact.floor());
      case HIGHER -> at(sorted, exact.ceil().minimum(last));
      case NEAREST -> at(sorted, exact.round());
      case MIDPOINT ->
          at(sorted, exact.floor()).add(at(sorted, exact.ceil().minimum(last))).multiply(0.5);
      case LINEAR -> {
        var lower = exact.ceil().minimum(last).subtract(1).maximum(0);
        var upper = lower.add(1).minimum(last);
        var fraction = upper.subtract(exact).cast(sorted.dtype());
        yield at(sorted, upper)
            .multiply(fraction.negative().add(1))
            .add(at(sorted, lower).multiply(fraction));
      }
    };
  }

  private static Tensor at(Tensor sorted, Tensor index) {
    return sorted.takeAlongAxis(index.cast(DType.INT32), -1);
  }
}
