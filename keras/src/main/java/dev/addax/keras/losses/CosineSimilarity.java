package dev.addax.keras.losses;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The negative cosine of the angle between targets and predictions: −1 where they agree. Keras:
 * {@code keras.losses.CosineSimilarity}.
 */
public final class CosineSimilarity extends Loss implements Loss.Options<CosineSimilarity> {
  public static final Schema<CosineSimilarity> SCHEMA =
      Schema.of("keras.losses.CosineSimilarity", CosineSimilarity.class, CosineSimilarity::new);

  private final Option<Integer> axis = option("axis", Codec.INT, -1);

  public CosineSimilarity() {
    super("cosine_similarity");
  }

  /** {@return this with vectors along another axis} */
  public CosineSimilarity axis(int position) {
    axis.set(position);
    return this;
  }

  /** Keras does not save the axis: here it is saved unless it is −1. */
  @Override
  public Map<String, @Nullable Object> getConfig() {
    var config = super.getConfig();
    omit(config, axis, -1);
    return config;
  }

  @Override
  public Tensor call(Tensor yTrue, Tensor yPred) {
    return RegressionLosses.cosineSimilarity(yTrue, yPred, axis.get());
  }
}
