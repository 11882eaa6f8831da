package dev.addax.keras.layers.merging;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Normalization;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Products of two inputs summed over one axis of each, sample by sample. Keras: {@code
 * keras.layers.Dot}.
 *
 * <p>{@code new Dot(1)} of {@code (batch, n)} and {@code (batch, n)} is {@code (batch, 1)}; {@code
 * new Dot(2, 1)} of {@code (batch, a, n)} and {@code (batch, n, b)} is {@code (batch, a, b)}.
 */
public final class Dot extends Merge<Dot> {
  public static final Schema<Dot> SCHEMA = Schema.of("keras.layers.Dot", Dot.class, Dot::new);

  private final Option<List<Integer>> axes =
      required(
          "axes", Codec.AXES.where("an axis or two", list -> List.of(1, 2).contains(list.size())));
  private final Option<Boolean> normalize = option("normalize", Codec.BOOLEAN, false);

  private Dot() {}

  /** Over the same axis of both. */
  public Dot(int axis) {
    axes.set(List.of(axis));
  }

  /** Over an axis of each. */
  public Dot(int first, int second) {
    axes.set(List.of(first, second));
  }

  /** {@return this layer with vectors of length 1: cosines} */
  public Dot normalize(boolean on) {
    normalize.set(on);
    return this;
  }

  private int axis(int input, Shape shape) {
    int axis = shape.axis(axes.get().get(axes.get().size() == 1 ? 0 : input));
    if (axis == 0) {
      throw new IllegalArgumentException(
          "%s cannot sum over the batch (axis 0), received axes %s for shape %s"
              .formatted(title(), axes.get(), shape));
    }
    return axis;
  }

  @Override
  protected void build(List<Shape> inputs) {
    if (inputs.size() != 2 || inputs.stream().anyMatch(shape -> shape.rank() < 2)) {
      throw new IllegalArgumentException(
          "%s takes exactly 2 inputs of rank 2 or more, received %s".formatted(title(), inputs));
    }
    int first = inputs.get(0).dim(axis(0, inputs.get(0)));
    int second = inputs.get(1).dim(axis(1, inputs.get(1)));
    if (first >= 0 && second >= 0 && first != second) {
      throw new IllegalArgumentException(
          "%s sums over axes %s of equal sizes, received shapes %s"
              .formatted(title(), axes.get(), inputs));
    }
  }

  @Override
  boolean liftsInputs() {
    return false;
  }

  @Override
  Tensor merge(List<Tensor> inputs, List<@Nullable Tensor> masks) {
    int first = axis(0, inputs.get(0).shape());
    int second = axis(1, inputs.get(1).shape());
    var x = unit(inputs.get(0), first);
    var y = unit(inputs.get(1), second);
    var batch = List.of(0);
    var product = new dev.addax.tensor.Dot(batch, batch, List.of(first), List.of(second)).on(x, y);
    return product.rank() == 1 ? product.expandDims(1) : product;
  }

  private Tensor unit(Tensor x, int axis) {
    return normalize.get() ? Normalization.normalize(x, 2, 1e-7, axis) : x;
  }

  @Override
  protected List<@Nullable Tensor> computeMasks(List<Tensor> inputs, List<@Nullable Tensor> masks) {
    return new ArrayList<>();
  }
}
