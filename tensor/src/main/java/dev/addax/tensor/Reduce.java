package dev.addax.tensor;

import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Combines all elements along some axes, which disappear. {@code ARG} kinds take one axis and give
 * int32 positions (the first of equal elements; NaN counts as the extreme).
 *
 * @param axes ascending, counted from the front
 */
public record Reduce(Kind kind, List<Integer> axes) implements Op {
  public enum Kind {
    SUM,
    PRODUCT,
    MAX,
    MIN,
    ALL,
    ANY,
    ARGMAX,
    ARGMIN
  }

  public Reduce {
    axes = axes.stream().sorted().toList();
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Rules.count(this, inputs, 1);
    var x = inputs.getFirst();
    Rules.check(
        axes.stream().allMatch(a -> a >= 0 && a < x.shape().rank())
            && axes.stream().distinct().count() == axes.size(),
        "%s does not fit %s",
        this,
        x);
    boolean logical = kind == Kind.ALL || kind == Kind.ANY;
    boolean numeric = kind == Kind.SUM || kind == Kind.PRODUCT;
    Rules.check(!logical || x.dtype() == DType.BOOL, "%s needs bool, received %s", this, x);
    Rules.check(!numeric || x.dtype() != DType.BOOL, "%s does not take bool; cast it first", this);
    return List.of(isArg() ? Rules.index(reduced(x.shape())) : x.with(reduced(x.shape())));
  }

  /** {@return whether the result holds positions} */
  public boolean isArg() {
    return kind == Kind.ARGMAX || kind == Kind.ARGMIN;
  }

  private Shape reduced(Shape shape) {
    Rules.check(!isArg() || axes.size() == 1, "%s takes one axis", this);
    return Shape.of(
        IntStream.range(0, shape.rank()).filter(i -> !axes.contains(i)).map(shape::dim).toArray());
  }

  @Override
  public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> gradients) {
    var x = node.input(0);
    return switch (kind) {
      case SUM -> Rules.list(spread(Rules.first(gradients), x));
      case MAX, MIN -> {
        var winners = x.equal(spread(node.output(0), x)).cast(x.dtype());
        var shared = Rules.first(gradients).divide(new Reduce(Kind.SUM, axes).on(winners));
        yield Rules.list(winners.multiply(spread(shared, x)));
      }
      case PRODUCT -> Rules.list(spread(Rules.first(gradients), x).multiply(productOfOthers(x)));
      case ALL, ANY, ARGMAX, ARGMIN -> Rules.none(node);
    };
  }

  /** {@return {@code reduced}, repeated along the reduced axes to the shape of {@code x}} */
  private Tensor spread(Tensor reduced, Tensor x) {
    var kept = x.shape();
    for (int axis : axes) {
      kept = kept.with(axis, 1);
    }
    return new Broadcast(x.shape()).on(new Reshape(kept).on(reduced));
  }

  /** Products before and after each element, so that zeros do no harm. */
  private Tensor productOfOthers(Tensor x) {
    if (axes.isEmpty()) {
      return Constant.like(x, 1);
    }
    var order =
        new ArrayList<>(
            IntStream.range(0, x.rank()).boxed().filter(i -> !axes.contains(i)).toList());
    int kept = order.size();
    order.addAll(axes);
    var permute = new Transpose(order);
    var moved = permute.on(x);
    int count = (int) moved.shape().slice(kept, x.rank()).size();
    var flat = new Reshape(moved.shape().slice(0, kept).append(count)).on(moved);
    var before = new Scan(Scan.Kind.PRODUCT, kept, false, true).on(flat);
    var after = new Scan(Scan.Kind.PRODUCT, kept, true, true).on(flat);
    return permute.inverse().on(new Reshape(moved.shape()).on(before.multiply(after)));
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT) + "(axes=" + axes + ")";
  }
}
