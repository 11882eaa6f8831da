package dev.addax.tensor.math;

import dev.addax.tensor.Movement;
import dev.addax.tensor.Operand;
import dev.addax.tensor.Pool;
import dev.addax.tensor.Same;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.Promotion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Pooling over one to three spatial axes. */
public final class Pooling {
  private Pooling() {}

  /** {@code keras.ops.max_pool}: the largest element of each window, for each channel. */
  public static Tensor maxPool(
      Operand x, int[] size, int[] strides, Padding padding, DataFormat format) {
    return pool(Pool.Kind.MAX, x.tensor(), size, strides, padding, format);
  }

  /** {@code keras.ops.average_pool}: the mean of each window; padding does not count. */
  public static Tensor averagePool(
      Operand x, int[] size, int[] strides, Padding padding, DataFormat format) {
    var t = x.tensor();
    return pool(
        Pool.Kind.AVERAGE, t.cast(Promotion.floating(t.dtype())), size, strides, padding, format);
  }

  private static Tensor pool(
      Pool.Kind kind, Tensor x, int[] size, int[] strides, Padding padding, DataFormat format) {
    int spatial = x.rank() - 2;
    Check.that(
        spatial >= 1 && padding != Padding.CAUSAL,
        "Pooling takes a batch of rank 3 to 5 with padding valid or same, received %s, %s",
        x.type(),
        padding.kerasName());
    int[] window = Check.each("pool size", size, spatial);
    int[] step = Check.each("strides", strides, spatial);
    var input = format.toLast(x);
    var low = new ArrayList<Integer>();
    var high = new ArrayList<Integer>();
    for (int i = 0; i < spatial; i++) {
      boolean same = padding == Padding.SAME;
      int dim = input.shape().dim(i + 1);
      low.add(same ? Same.low(dim, window[i], step[i]) : 0);
      high.add(same ? Same.high(dim, window[i], step[i]) : 0);
    }
    return format.fromLast(new Pool(kind, list(window), list(step), low, high, null).on(input));
  }

  /**
   * {@code keras.ops.adaptive_average_pool}: means over windows chosen so that the output has this
   * size; window i covers elements {@code ⌊i·n/size⌋} to before {@code ⌈(i+1)·n/size⌉}.
   */
  public static Tensor adaptiveAveragePool(Operand x, int[] size, DataFormat format) {
    return adaptive(Pool.Kind.AVERAGE, x.tensor(), size, format);
  }

  /** {@code keras.ops.adaptive_max_pool}: as {@link #adaptiveAveragePool} with maxima. */
  public static Tensor adaptiveMaxPool(Operand x, int[] size, DataFormat format) {
    return adaptive(Pool.Kind.MAX, x.tensor(), size, format);
  }

  private static Tensor adaptive(Pool.Kind kind, Tensor x, int[] size, DataFormat format) {
    int spatial = x.rank() - 2;
    int[] sizes = Check.each("output size", size, spatial);
    var y = format.toLast(x);
    for (int i = 0; i < spatial; i++) {
      y = adaptive(kind, y, i, sizes[i]);
    }
    return format.fromLast(y);
  }

  /**
   * Windows along an axis have one of two sizes: pool with stride 1 for both, then pick from each.
   */
  private static Tensor adaptive(Pool.Kind kind, Tensor x, int axis, int size) {
    int n = x.shape().dim(axis + 1);
    Check.that(n > 0 && size > 0, "Adaptive pooling needs known sizes, received %s", x.type());
    int small = IntStream.range(0, size).map(i -> end(i, n, size) - i * n / size).min().orElse(1);
    int[] at = new int[size];
    boolean both = false;
    for (int i = 0; i < size; i++) {
      boolean big = end(i, n, size) - i * n / size > small;
      both |= big;
      at[i] = i * n / size + (big ? n - small + 1 : 0);
    }
    var pooled = alongAxis(kind, x, axis, small);
    if (both) {
      pooled = Movement.concatenate(List.of(pooled, alongAxis(kind, x, axis, small + 1)), axis + 1);
    }
    return pooled.take(Tensors.of(at, size), axis + 1);
  }

  private static int end(int i, int n, int size) {
    return ((i + 1) * n + size - 1) / size;
  }

  private static Tensor alongAxis(Pool.Kind kind, Tensor x, int axis, int width) {
    int spatial = x.rank() - 2;
    var window = new ArrayList<>(Collections.nCopies(spatial, 1));
    window.set(axis, width);
    var ones = Collections.nCopies(spatial, 1);
    var zeros = Collections.nCopies(spatial, 0);
    return new Pool(kind, window, ones, zeros, zeros, null).on(x);
  }

  private static List<Integer> list(int[] values) {
    return IntStream.of(values).boxed().toList();
  }
}
