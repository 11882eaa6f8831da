package dev.addax.tensor;

import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Convolution (cross-correlation) over 1 to 3 spatial axes, channels last, and its two backward
 * forms.
 *
 * <ul>
 *   <li>{@code FORWARD}: x {@code [N, S…, C]}, kernel {@code [K…, C/groups, O]} → {@code [N, S'…,
 *       O]}
 *   <li>{@code INPUT_GRADIENT}: gradient {@code [N, S'…, O]}, kernel → {@code target}, the shape of
 *       x. It is also the transposed convolution.
 *   <li>{@code KERNEL_GRADIENT}: x, gradient → {@code target}, the shape of the kernel
 * </ul>
 *
 * @param strides one per spatial axis, as {@code low}, {@code high} (zero padding) and {@code
 *     dilation} (of the kernel), all of the forward convolution Padding may be {@link Same#OPEN}
 *     while a size is unknown
 * @param target the result's shape for the backward forms; null for {@code FORWARD}
 */
public record Conv(
    Kind kind,
    List<Integer> strides,
    List<Integer> low,
    List<Integer> high,
    List<Integer> dilation,
    int groups,
    @Nullable Shape target)
    implements Op {
  public enum Kind {
    FORWARD,
    INPUT_GRADIENT,
    KERNEL_GRADIENT
  }

  public Conv {
    strides = List.copyOf(strides);
    low = List.copyOf(low);
    high = List.copyOf(high);
    dilation = List.copyOf(dilation);
    Rules.check(
        (target == null) == (kind == Kind.FORWARD), "%s convolution with target %s", kind, target);
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Rules.count(this, inputs, 2);
    var a = inputs.get(0);
    var b = inputs.get(1);
    Rules.check(a.dtype() == b.dtype(), "conv needs one dtype, received %s and %s", a, b);
    Rules.check(a.dtype().isFloating(), "conv needs a floating dtype, received %s", a);
    var result = target;
    if (result == null) {
      return List.of(a.with(forward(a.shape(), b.shape())));
    }
    boolean toInput = kind == Kind.INPUT_GRADIENT;
    var made = forward(toInput ? result : a.shape(), toInput ? b.shape() : result);
    var given = toInput ? a.shape() : b.shape();
    Rules.check(
        made.accepts(given),
        "%s to %s needs a gradient of shape %s, received %s",
        this,
        target,
        made,
        given);
    return List.of(a.with(result));
  }

  private Shape forward(Shape x, Shape kernel) {
    int spatial = strides.size();
    Rules.check(
        x.rank() == spatial + 2,
        "conv%dd needs x of rank %d, received %s",
        spatial,
        spatial + 2,
        x);
    Rules.check(
        kernel.rank() == spatial + 2,
        "conv%dd needs a kernel of rank %d, received %s",
        spatial,
        spatial + 2,
        kernel);
    Rules.check(
        x.last() < 0 || x.last() == kernel.dim(-2) * groups,
        "conv of %s with kernel %s and %d groups: %s channels do not fit",
        x,
        kernel,
        groups,
        x.last());
    Rules.check(
        kernel.last() % groups == 0,
        "%d filters do not divide into %d groups",
        kernel.last(),
        groups);
    var dims = IntStream.range(0, spatial).map(i -> outDim(x.dim(i + 1), kernel.dim(i), i));
    return Shape.of(x.dim(0)).append(dims.toArray()).append(kernel.last());
  }

  private int outDim(int in, int kernel, int axis) {
    int extent = (kernel - 1) * dilation.get(axis) + 1;
    if (low.get(axis) == Same.OPEN) {
      return Same.count(in, strides.get(axis));
    }
    if (in < 0) {
      boolean unchanged = strides.get(axis) == 1 && low.get(axis) + high.get(axis) == extent - 1;
      return unchanged ? in : Shape.freshUnknown();
    }
    int room = in + low.get(axis) + high.get(axis) - extent;
    Rules.check(
        room >= 0, "conv window of %d does not fit spatial size %d (axis %d)", extent, in, axis);
    return room / strides.get(axis) + 1;
  }

  /** Computes {@link Same#OPEN} padding. */
  @Override
  public Op settle(List<TensorType> inputs) {
    if (!Same.isOpen(low)) {
      return this;
    }
    var x = kind == Kind.INPUT_GRADIENT && target != null ? target : inputs.get(0).shape();
    var kernel = kind == Kind.KERNEL_GRADIENT && target != null ? target : inputs.get(1).shape();
    var sizes = x.slice(1, x.rank() - 1).toList();
    int[] extents =
        IntStream.range(0, sizes.size())
            .map(i -> (kernel.dim(i) - 1) * dilation.get(i) + 1)
            .toArray();
    return new Conv(
        kind,
        strides,
        Same.settle(low, true, sizes, extents, strides),
        Same.settle(high, false, sizes, extents, strides),
        dilation,
        groups,
        target);
  }

  private Conv as(Kind other, @Nullable Shape shape) {
    return new Conv(other, strides, low, high, dilation, groups, shape);
  }

  @Override
  public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> gradients) {
    var g = Rules.first(gradients);
    var a = node.input(0);
    var b = node.input(1);
    return switch (kind) {
      case FORWARD ->
          Rules.list(
              as(Kind.INPUT_GRADIENT, a.shape()).on(g, b),
              as(Kind.KERNEL_GRADIENT, b.shape()).on(a, g));
      case INPUT_GRADIENT ->
          Rules.list(as(Kind.FORWARD, null).on(g, b), as(Kind.KERNEL_GRADIENT, b.shape()).on(g, a));
      case KERNEL_GRADIENT ->
          Rules.list(as(Kind.INPUT_GRADIENT, a.shape()).on(b, g), as(Kind.FORWARD, null).on(a, g));
    };
  }

  @Override
  public Op resolve(IntUnaryOperator known) {
    return target == null ? this : as(kind, Resolving.shape(target, known));
  }

  @Override
  public String toString() {
    return "conv_%s(strides=%s, low=%s, high=%s, dilation=%s, groups=%d)"
        .formatted(kind.name().toLowerCase(Locale.ROOT), strides, low, high, dilation, groups);
  }
}
