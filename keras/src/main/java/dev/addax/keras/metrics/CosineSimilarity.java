package dev.addax.keras.metrics;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.losses.RegressionLosses;
import dev.addax.tensor.Tensor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The mean cosine of the angle between targets and predictions. Keras: {@code
 * keras.metrics.CosineSimilarity}.
 */
public final class CosineSimilarity extends MeanMetric implements Metric.Options<CosineSimilarity> {
  public static final Schema<CosineSimilarity> SCHEMA =
      Schema.of("keras.metrics.CosineSimilarity", CosineSimilarity.class, CosineSimilarity::new);

  private final Option<Integer> axis = option("axis", Codec.INT, -1);

  public CosineSimilarity() {
    super("cosine_similarity");
  }

  /** {@return this with vectors along another axis} */
  public CosineSimilarity axis(int position) {
    axis.set(position);
    return this;
  }

  /** Keras does not save this: here it is saved unless it has its default. */
  @Override
  public Map<String, @Nullable Object> getConfig() {
    var config = super.getConfig();
    omit(config, axis, -1);
    return config;
  }

  @Override
  public Tensor values(Tensor yTrue, Tensor yPred) {
    return RegressionLosses.cosine(yTrue, yPred, axis.get());
  }

  @Override
  public Direction direction() {
    return Direction.UP;
  }
}
