package dev.addax.keras.losses;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Squared errors where they are small, absolute errors beyond {@code delta}. Keras: {@code
 * keras.losses.Huber}.
 */
public final class Huber extends Loss implements Loss.Options<Huber> {
  public static final Schema<Huber> SCHEMA =
      Schema.of("keras.losses.Huber", Huber.class, Huber::new);

  private final Option<Double> delta = option("delta", Codec.DOUBLE, 1.0);

  public Huber() {
    super("huber_loss");
  }

  /** {@return this becoming linear at another error} */
  public Huber delta(double limit) {
    delta.set(limit);
    return this;
  }

  /** Keras does not save the delta: here it is saved unless it is 1.0. */
  @Override
  public Map<String, @Nullable Object> getConfig() {
    var config = super.getConfig();
    omit(config, delta, 1.0);
    return config;
  }

  @Override
  public Tensor call(Tensor yTrue, Tensor yPred) {
    return RegressionLosses.huber(yTrue, yPred, delta.get());
  }
}
