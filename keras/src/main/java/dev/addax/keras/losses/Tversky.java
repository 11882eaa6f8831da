package dev.addax.keras.losses;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How little two regions overlap, with weights for what was missed and what was invented. Keras:
 * {@code keras.losses.Tversky}.
 */
public final class Tversky extends Loss implements Loss.Options<Tversky> {
  public static final Schema<Tversky> SCHEMA =
      Schema.of("keras.losses.Tversky", Tversky.class, Tversky::new);

  private final Option<Double> alpha = option("alpha", Codec.DOUBLE, 0.5);
  private final Option<Double> beta = option("beta", Codec.DOUBLE, 0.5);
  private final Option<@Nullable List<Integer>> axis =
      option("axis", Scalars.INTS.nullable(), null);

  public Tversky() {
    super("tversky");
  }

  /** {@return this with another weight of what was missed} */
  public Tversky alpha(double weight) {
    alpha.set(weight);
    return this;
  }

  /** {@return this with another weight of what was invented} */
  public Tversky beta(double weight) {
    beta.set(weight);
    return this;
  }

  /** {@return this with the overlap taken along these axes only; none means all} */
  public Tversky axis(int... axes) {
    axis.set(axes.length == 0 ? null : Arrays.stream(axes).boxed().toList());
    return this;
  }

  @Override
  public Tensor call(Tensor yTrue, Tensor yPred) {
    return SegmentationLosses.tversky(
        yTrue, yPred, alpha.get(), beta.get(), Scalars.axes(axis.get()));
  }
}
