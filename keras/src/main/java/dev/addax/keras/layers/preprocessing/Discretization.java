package dev.addax.keras.layers.preprocessing;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.tensor.Setting;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as the bins they fall into. Keras: {@code keras.layers.Discretization}.
 *
 * <p>Bin i holds boundary i − 1 ≤ x < boundary i; NaN falls into the last bin. Input of any shape;
 * output int32 of the same shape, or vectors as of {@link CategoryEncoding}. Boundaries are given,
 * or {@link #adapt} finds approximate quantiles for {@code num_bins} bins of about equal size.
 */
public final class Discretization extends Layer implements Fluent<Discretization>, Adapting {
  public static final Schema<Discretization> SCHEMA =
      Schema.of("keras.layers.Discretization", Discretization.class, Discretization::new);

  private final Option<@Nullable List<Double>> binBoundaries =
      option("bin_boundaries", Codec.DOUBLE.list().nullable(), null);
  private final Option<@Nullable Integer> numBins =
      option("num_bins", Codec.INT.where("not negative", n -> n >= 0).nullable(), null);
  private final Option<Double> epsilon = option("epsilon", Codec.DOUBLE, 0.01);
  private final Option<OutputMode> outputMode =
      option(
          "output_mode",
          OutputMode.codec(
              OutputMode.INT, OutputMode.ONE_HOT, OutputMode.MULTI_HOT, OutputMode.COUNT),
          OutputMode.INT);
  private final Option<Boolean> sparse = option("sparse", Codec.BOOLEAN, false);

  /** Read while tracing, so that steps compiled before another adapt are traced again. */
  private final Setting<List<Double>> adapted = new Setting<>(List.of());

  private QuantileSummary summary = QuantileSummary.EMPTY;

  private Discretization() {}

  /** Bins between given boundaries, in ascending order. */
  public Discretization(double... binBoundaries) {
    this.binBoundaries.set(Arrays.stream(binBoundaries).boxed().toList());
  }

  /** {@return a layer whose boundaries {@link #adapt} finds} */
  public static Discretization ofBins(int numBins) {
    var layer = new Discretization();
    layer.numBins.set(numBins);
    return layer;
  }

  /** {@return this layer with quantiles of another precision: 0.01 are 100 values} */
  public Discretization epsilon(double precision) {
    epsilon.set(precision);
    return this;
  }

  /** {@return this layer giving vectors instead of numbers of bins} */
  public Discretization outputMode(OutputMode mode) {
    outputMode.set(mode);
    return this;
  }

  /** {@return this layer giving vectors, such as {@code "one_hot"}} */
  public Discretization outputMode(String mode) {
    outputMode.named(mode);
    return this;
  }

  @Override
  protected void build(Shape input) {
    if (binBoundaries.get() == null && numBins.get() == null) {
      throw new ConfigException(title() + " needs bin_boundaries or num_bins");
    }
  }

  /** {@return the boundaries between the bins; empty before {@link #adapt}} */
  public List<Double> binBoundaries() {
    var found = adapted.get();
    var given = binBoundaries.get();
    return found.isEmpty() && given != null ? given : found;
  }

  /** Finds boundaries for numbers like these; what was there before is forgotten. */
  @Override
  public void adapt(Tensor data) {
    adapt(List.of(data));
  }

  /** Finds boundaries for the numbers of all batches together. */
  @Override
  public void adapt(Iterable<Tensor> batches) {
    var bins = numBins.get();
    if (bins == null) {
      throw new IllegalStateException(
          title() + " was given its bin_boundaries; to adapt, make it by ofBins(n)");
    }
    summary = QuantileSummary.EMPTY;
    for (var batch : batches) {
      summary = QuantileSummary.of(batch.toFloats(), epsilon.get()).merged(summary, epsilon.get());
    }
    adapted.set(Arrays.stream(summary.boundaries(bins)).boxed().toList());
  }

  /** Files of Keras 2 say that the layer is of whole numbers, which its bins are. */
  @Override
  protected boolean autocasts() {
    return computeDType().isFloating();
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    var boundaries = binBoundaries();
    if (boundaries.isEmpty() && binBoundaries.get() == null) {
      throw new IllegalStateException(
          title() + " has no bin boundaries yet: call adapt(data) before the first use");
    }
    var mode = outputMode.get();
    var dtype = mode == OutputMode.INT ? DType.INT32 : computeDType();
    return Encoding.of(bin(x, boundaries), mode, boundaries.size() + 1, dtype, null);
  }

  /** The number of boundaries that are not above x; all of them for NaN. */
  private static Tensor bin(Tensor x, List<Double> boundaries) {
    var values = new float[boundaries.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = boundaries.get(i).floatValue();
    }
    var below = x.cast(DType.FLOAT32).expandDims(-1).less(Tensors.of(values, values.length));
    return below.logicalNot().cast(DType.INT32).sum(-1);
  }

  @Override
  public Map<String, @Nullable Object> getConfig() {
    var config = new LinkedHashMap<String, @Nullable Object>();
    var boundaries = binBoundaries();
    boolean known = !boundaries.isEmpty() || binBoundaries.get() != null;
    config.put("bin_boundaries", known ? Codec.DOUBLE.list().write(boundaries) : null);
    config.put("num_bins", Codec.INT.nullable().write(numBins.get()));
    config.put("epsilon", epsilon.get());
    config.put("output_mode", outputMode.get().kerasName());
    config.put("sparse", sparse.get());
    config.put("name", name());
    config.put("dtype", computeDType().kerasName());
    return config;
  }
}
