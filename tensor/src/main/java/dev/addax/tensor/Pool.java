package dev.addax.tensor;

import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Pooling over 1 to 3 spatial axes, channels last, and its backward forms. Padding never counts: it
 * is not part of an average and never the maximum. Of equal maxima the first in the window counts.
 *
 * <ul>
 *   <li>{@code MAX}, {@code AVERAGE}: x {@code [N, S…, C]} → {@code [N, S'…, C]}
 *   <li>{@code MAX_GRADIENT}: x, gradient → like x; {@code AVERAGE_GRADIENT}: gradient → {@code
 *       target}
 *   <li>{@code MAX_PICK}: x, values like x → for each window the value where x is largest
 * </ul>
 *
 * @param target the shape of x for {@code AVERAGE_GRADIENT}, else null
 */
public record Pool(
    Kind kind,
    List<Integer> window,
    List<Integer> strides,
    List<Integer> low,
    List<Integer> high,
    @Nullable Shape target)
    implements Op {
  public enum Kind {
    MAX,
    AVERAGE,
    MAX_GRADIENT,
    AVERAGE_GRADIENT,
    MAX_PICK
  }

  public Pool {
    window = List.copyOf(window);
    strides = List.copyOf(strides);
    low = List.copyOf(low);
    high = List.copyOf(high);
    Rules.check(
        (target != null) == (kind == Kind.AVERAGE_GRADIENT),
        "%s pooling with target %s",
        kind,
        target);
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Rules.count(this, inputs, kind == Kind.MAX_GRADIENT || kind == Kind.MAX_PICK ? 2 : 1);
    var x = inputs.getFirst();
    var result = target;
    if (result != null) {
      expect(pooled(result), x.shape());
      return List.of(x.with(result));
    }
    if (kind == Kind.MAX_GRADIENT) {
      expect(pooled(x.shape()), inputs.get(1).shape());
      return List.of(x);
    }
    if (kind == Kind.MAX_PICK) {
      expect(x.shape(), inputs.get(1).shape());
      return List.of(inputs.get(1).with(pooled(x.shape())));
    }
    return List.of(x.with(pooled(x.shape())));
  }

  private void expect(Shape expected, Shape given) {
    Rules.check(expected.accepts(given), "%s needs shape %s, received %s", this, expected, given);
  }

  private Shape pooled(Shape x) {
    int spatial = window.size();
    Rules.check(
        x.rank() == spatial + 2,
        "pool%dd needs x of rank %d, received %s",
        spatial,
        spatial + 2,
        x);
    var dims = IntStream.range(0, spatial).map(i -> outDim(x.dim(i + 1), i));
    return Shape.of(x.dim(0)).append(dims.toArray()).append(x.last());
  }

  private int outDim(int in, int axis) {
    if (low.get(axis) == Same.OPEN) {
      return Same.count(in, strides.get(axis));
    }
    if (in < 0) {
      return Shape.freshUnknown();
    }
    int room = in + low.get(axis) + high.get(axis) - window.get(axis);
    Rules.check(
        room >= 0,
        "pool window of %d does not fit spatial size %d (axis %d)",
        window.get(axis),
        in,
        axis);
    return room / strides.get(axis) + 1;
  }

  /** Computes {@link Same#OPEN} padding. */
  @Override
  public Op settle(List<TensorType> inputs) {
    if (!Same.isOpen(low)) {
      return this;
    }
    var x = target != null ? target : inputs.getFirst().shape();
    var sizes = x.slice(1, x.rank() - 1).toList();
    return new Pool(
        kind,
        window,
        strides,
        Same.settle(low, true, sizes, Rules.ints(window), strides),
        Same.settle(high, false, sizes, Rules.ints(window), strides),
        target);
  }

  /** {@return the same windows for another of the kinds without a target} */
  public Pool as(Kind other) {
    return as(other, null);
  }

  private Pool as(Kind other, @Nullable Shape shape) {
    return new Pool(other, window, strides, low, high, shape);
  }

  @Override
  public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> gradients) {
    var g = Rules.first(gradients);
    var x = node.input(0);
    return switch (kind) {
      case MAX -> Rules.list(as(Kind.MAX_GRADIENT).on(x, g));
      case AVERAGE -> Rules.list(as(Kind.AVERAGE_GRADIENT, x.shape()).on(g));
      case MAX_GRADIENT -> Rules.list(null, as(Kind.MAX_PICK).on(x, g));
      case AVERAGE_GRADIENT -> Rules.list(as(Kind.AVERAGE).on(g));
      case MAX_PICK -> Rules.list(null, as(Kind.MAX_GRADIENT).on(x, g));
    };
  }

  @Override
  public Op resolve(IntUnaryOperator known) {
    return target == null ? this : as(kind, Resolving.shape(target, known));
  }

  @Override
  public String toString() {
    return "pool_%s(window=%s, strides=%s, low=%s, high=%s)"
        .formatted(kind.name().toLowerCase(Locale.ROOT), window, strides, low, high);
  }
}
