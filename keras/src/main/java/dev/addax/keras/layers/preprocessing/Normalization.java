package dev.addax.keras.layers.preprocessing;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.initializers.Arrays;
import dev.addax.keras.initializers.Ones;
import dev.addax.keras.initializers.Zeros;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Sizes;
import dev.addax.keras.layers.Weight;
import dev.addax.tensor.Operand;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * (x − mean) / √variance, with statistics that are given or taken from data by {@link #adapt}.
 * Keras: {@code keras.layers.Normalization}.
 *
 * <p>Input of any shape, output of the same. Statistics have one value for each place along the
 * kept axes. Unless they are given, weights, not trainable: {@code mean}, {@code variance}, {@code
 * count}. A mask passes through.
 *
 * <pre>{@code
 * var normalization = new Normalization();
 * normalization.adapt(features);           // (samples, n): mean and variance of each of n columns
 * }</pre>
 */
public final class Normalization extends Layer implements Fluent<Normalization>, Adapting {
  public static final Schema<Normalization> SCHEMA =
      Schema.of("keras.layers.Normalization", Normalization.class, Normalization::new);

  private static final double EPSILON = 1e-7;

  private final Option<List<Integer>> axis = option("axis", Sizes.AXES_OR_NONE, List.of(-1));
  private final Option<Boolean> invert = option("invert", Codec.BOOLEAN, false);
  private final Option<@Nullable Tensor> mean = option("mean", Arrays.LISTS.nullable(), null);
  private final Option<@Nullable Tensor> variance =
      option("variance", Arrays.LISTS.nullable(), null);

  private @Nullable Variable adaptedMean;
  private @Nullable Variable adaptedVariance;
  private int[] kept = new int[0];
  private Shape broadcast = Shape.SCALAR;

  /** Statistics of each feature of the last axis, from data. */
  public Normalization() {}

  /** {@return this layer with statistics for each place along these axes; none for one of all} */
  public Normalization axis(int... axes) {
    axis.set(IntStream.of(axes).boxed().toList());
    return this;
  }

  /** {@return this layer with given statistics} */
  public Normalization statistics(double givenMean, double givenVariance) {
    return statistics(number(givenMean), number(givenVariance));
  }

  /** {@return this layer with given statistics, of the shape of the kept axes} */
  public Normalization statistics(Tensor givenMean, Tensor givenVariance) {
    mean.set(givenMean);
    variance.set(givenVariance);
    return this;
  }

  private static Tensor number(double value) {
    return Tensors.full(Shape.SCALAR, value, DType.FLOAT64);
  }

  /** {@return this layer doing the opposite: x · √variance + mean} */
  public Normalization invert(boolean on) {
    invert.set(on);
    return this;
  }

  @Override
  protected void build(Shape shape) {
    kept = axis.get().stream().mapToInt(shape::axis).sorted().toArray();
    broadcast = Shape.of(IntStream.range(0, shape.rank()).map(i -> keptDim(shape, i)).toArray());
    if (!broadcast.isKnown()) {
      throw new IllegalArgumentException(
          "%s needs known sizes along its axes %s, received shape %s"
              .formatted(title(), axis.get(), shape));
    }
    var givenMean = mean.get();
    var givenVariance = variance.get();
    if ((givenMean == null) != (givenVariance == null)
        || !fits(givenMean)
        || !fits(givenVariance)) {
      throw new IllegalArgumentException(
          "%s needs mean and variance of the sizes of its axes %s, or neither; received mean %s and variance %s"
              .formatted(title(), axis.get(), givenMean, givenVariance));
    }
    if (givenMean == null) {
      var own = Shape.of(IntStream.of(kept).map(shape::dim).toArray());
      adaptedMean = addWeight(Weight.of("mean", own, new Zeros()).notTrainable());
      adaptedVariance = addWeight(Weight.of("variance", own, new Ones()).notTrainable());
      addWeight(Weight.of("count", Shape.SCALAR, new Zeros()).dtype(DType.INT64).notTrainable());
    }
  }

  /** One number, or one for each place along the kept axes, behind any dimensions of 1. */
  private boolean fits(@Nullable Tensor given) {
    if (given == null) {
      return true;
    }
    var shape = given.shape();
    for (int i = 1; i <= shape.rank(); i++) {
      boolean inside = i <= kept.length;
      int size = inside ? broadcast.dim(kept[kept.length - i]) : 1;
      if (shape.dim(-i) != 1 && shape.dim(-i) != size) {
        return false;
      }
    }
    return true;
  }

  private int keptDim(Shape shape, int i) {
    return IntStream.of(kept).anyMatch(axis -> axis == i) ? shape.dim(i) : 1;
  }

  /**
   * Takes the statistics of the data; what was there before is forgotten.
   *
   * @param data samples, of the shape of later inputs
   */
  @Override
  public void adapt(Tensor data) {
    adapt(List.of(data));
  }

  /** Takes the statistics of all batches together. */
  @Override
  public void adapt(Iterable<Tensor> batches) {
    var statistics = new Streaming();
    for (var batch : batches) {
      buildFor(batch.shape());
      statistics.add(batch.cast(computeDType()), reduced(batch));
    }
    requireAdaptable(statistics);
    requireBuilt(adaptedMean).assign(statistics.mean());
    requireBuilt(adaptedVariance).assign(statistics.variance());
  }

  private void requireAdaptable(Streaming statistics) {
    if (mean.get() != null) {
      throw new IllegalStateException(title() + " was given its statistics; it cannot adapt");
    }
    if (statistics.isEmpty()) {
      throw new IllegalArgumentException(title() + " cannot adapt to no data at all");
    }
  }

  private int[] reduced(Tensor batch) {
    if (batch.rank() != broadcast.rank()) {
      throw new IllegalArgumentException(
          "%s was built for inputs of rank %d and cannot adapt to data of shape %s"
              .formatted(title(), broadcast.rank(), batch.shape()));
    }
    return IntStream.range(0, batch.rank())
        .filter(i -> IntStream.of(kept).noneMatch(axis -> axis == i))
        .toArray();
  }

  @Override
  protected Tensor call(Tensor input, Call call) {
    var x = input.cast(computeDType());
    var center = statistic(mean.get(), adaptedMean);
    var scale = statistic(variance.get(), adaptedVariance).sqrt().maximum(EPSILON);
    return invert.get() ? x.multiply(scale).add(center) : x.subtract(center).divide(scale);
  }

  private Tensor statistic(@Nullable Tensor given, @Nullable Variable adapted) {
    Operand value = given != null ? given : requireBuilt(adapted).value();
    var cast = value.tensor().cast(computeDType());
    if (cast.rank() == 0) {
      return cast;
    }
    var shape = new int[broadcast.rank()];
    java.util.Arrays.fill(shape, 1);
    for (int i = 1; i <= Math.min(cast.rank(), kept.length); i++) {
      shape[kept[kept.length - i]] = cast.shape().dim(-i);
    }
    return cast.reshape(shape);
  }

  @Override
  protected boolean supportsMasking() {
    return true;
  }
}
