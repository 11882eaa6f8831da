package dev.addax.keras.layers.regularization;

import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;

/**
 * In training multiplies by noise of mean 1 and standard deviation √(rate / (1 − rate)) (Srivastava
 * et al., 2014). Keras: {@code keras.layers.GaussianDropout}.
 *
 * <p>Input of any shape, output of the same. A mask passes through.
 */
public final class GaussianDropout extends Noisy<GaussianDropout> {
  public static final Schema<GaussianDropout> SCHEMA =
      Schema.of("keras.layers.GaussianDropout", GaussianDropout.class, GaussianDropout::new);

  private GaussianDropout() {
    super("rate");
  }

  /**
   * @param rate as of {@link Dropout}, 0 to 1
   */
  public GaussianDropout(double rate) {
    this();
    amount.set(rate);
  }

  @Override
  Tensor disturb(Tensor x) {
    double rate = amount.get();
    return x.multiply(normal(x.shape(), 1, Math.sqrt(rate / (1 - rate)), computeDType()));
  }
}
