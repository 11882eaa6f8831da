package dev.addax.keras.layers.normalization;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.InputSpec;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Normalization;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Promotion;
import dev.addax.tensor.type.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Each group of channels of each sample brought to mean 0 and variance 1 (Wu and He, 2018). Keras:
 * {@code keras.layers.GroupNormalization}.
 *
 * <p>Input of any shape, output of the same. Weights {@code (channels,)}: {@code gamma}, {@code
 * beta}. Computes in float32 or better. A mask passes through.
 */
public final class GroupNormalization extends Scaling<GroupNormalization> {
  public static final Schema<GroupNormalization> SCHEMA =
      Schema.of(
          "keras.layers.GroupNormalization", GroupNormalization.class, GroupNormalization::new);

  private static final int EACH = -1;

  private final Option<Integer> groups =
      option("groups", Codec.INT.where("a positive integer, or -1", n -> n > 0 || n == EACH), 32);
  private final Option<Integer> axis = option("axis", Codec.INT, -1);

  {
    order("groups", "axis", "epsilon", "center", "scale", "beta_initializer", "gamma_initializer");
    order("beta_regularizer", "gamma_regularizer", "beta_constraint", "gamma_constraint");
  }

  private int count;
  private @Nullable InputSpec input;

  /** 32 groups. */
  public GroupNormalization() {}

  /**
   * @param groups the number of groups; −1 for each channel on its own (instance normalization)
   */
  public GroupNormalization(int groups) {
    this.groups.set(groups);
  }

  /** {@return this layer with its channels along that axis} */
  public GroupNormalization axis(int channels) {
    axis.set(channels);
    return this;
  }

  @Override
  protected void build(Shape shape) {
    int channels = shape.dim(axis.get());
    count = groups.get() == EACH ? channels : groups.get();
    if (channels < 0 || channels % count != 0) {
      throw new IllegalArgumentException(
          "%s has %d groups and needs a known multiple of them as channels (axis %d), received shape %s"
              .formatted(title(), count, axis.get(), shape));
    }
    addScale(Shape.of(channels));
    input = InputSpec.rank(shape.rank()).axis(axis.get(), channels);
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    int at = x.shape().axis(axis.get());
    int each = x.shape().dim(at) / count;
    var grouped = x.shape().with(at, count).insert(at + 1, each);
    var wide = x.reshape(grouped).cast(Promotion.of(x.dtype(), DType.FLOAT32));
    int[] axes = IntStream.range(1, grouped.rank()).filter(i -> i != at).toArray();
    var moments = Normalization.moments(wide, true, axes);
    var inverse = moments.variance().add(epsilon.get()).rsqrt();
    var weights = Axes.kept(grouped, at, at + 1);
    var gamma = gamma();
    var factor = gamma == null ? inverse : inverse.multiply(shaped(gamma, wide, weights));
    var moved = moments.mean().negative().multiply(factor);
    var beta = beta();
    var offset = beta == null ? moved : moved.add(shaped(beta, wide, weights));
    var y = wide.multiply(factor).add(offset).cast(x.dtype());
    return y.reshape(x.shape()).cast(computeDType());
  }

  private static Tensor shaped(Tensor weight, Tensor x, Shape shape) {
    return weight.cast(x.dtype()).reshape(shape);
  }

  @Override
  protected boolean autocasts() {
    return false;
  }

  @Override
  protected List<InputSpec> inputSpecs() {
    return input == null ? List.of() : List.of(input);
  }

  /** As in Keras, built layers save the number of groups they have. */
  @Override
  public Map<String, @Nullable Object> getConfig() {
    var config = new LinkedHashMap<>(super.getConfig());
    if (isBuilt()) {
      config.put("groups", (long) count);
    }
    return config;
  }
}
