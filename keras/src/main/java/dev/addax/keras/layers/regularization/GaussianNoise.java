package dev.addax.keras.layers.regularization;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/**
 * In training adds noise of mean 0. Keras: {@code keras.layers.GaussianNoise}.
 *
 * <p>Input of any shape, output of the same. A mask passes through.
 */
public final class GaussianNoise extends Noisy<GaussianNoise> {
  public static final Schema<GaussianNoise> SCHEMA =
      Schema.of("keras.layers.GaussianNoise", GaussianNoise.class, GaussianNoise::new);

  private GaussianNoise() {
    super("stddev");
  }

  /**
   * @param stddev the standard deviation of the noise, 0 to 1
   */
  public GaussianNoise(double stddev) {
    this();
    amount.set(stddev);
  }

  @Override
  Tensor disturb(Tensor x) {
    return x.add(normal(x.shape(), 0, amount.get(), computeDType()));
  }
}
