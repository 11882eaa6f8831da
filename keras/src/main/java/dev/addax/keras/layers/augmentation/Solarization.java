package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import java.util.function.Supplier;

/**
 * In training adds something to all values and inverts those that are not below a threshold. Keras:
 * {@code keras.layers.Solarization}.
 */
public final class Solarization extends ValuedImageLayer<Solarization> {
  public static final Schema<Solarization> SCHEMA =
      Schema.of("keras.layers.Solarization", Solarization.class, Solarization::new);

  private static final Factor.Bounds SHARE = new Factor.Bounds(0, 1, false);
  private static final Factor NONE = Factor.of(0, 0);

  private final Option<Factor> additionFactor =
      option("addition_factor", Factor.codec(SHARE), NONE);
  private final Option<Factor> thresholdFactor =
      option("threshold_factor", Factor.codec(SHARE), NONE);

  Solarization(Factor addition, Factor threshold) {
    additionFactor.set(addition);
    thresholdFactor.set(threshold);
  }

  /** Adds nothing and inverts everything. */
  public Solarization() {}

  /** {@return this layer adding at most that share of the range of values} */
  public Solarization additionFactor(double most) {
    additionFactor.set(SHARE.of(most));
    return this;
  }

  /** {@return this layer with a threshold of at most that share of the range of values} */
  public Solarization thresholdFactor(double most) {
    thresholdFactor.set(SHARE.of(most));
    return this;
  }

  @Override
  Tensor augment(Tensor images, Supplier<Tensor> seeds) {
    var addition = drawn(images, additionFactor.get(), seeds);
    var threshold = drawn(images, thresholdFactor.get(), seeds);
    var bytes = rescaled(images, valueRange.get(), Factor.BYTES).add(addition).clip(0, 255);
    var mixed = bytes.less(threshold).where(bytes, bytes.negative().add(255));
    return rescaled(mixed, Factor.BYTES, valueRange.get());
  }

  /** As in Keras, only the upper bound is a share of 255. */
  private Tensor drawn(Tensor images, Factor factor, Supplier<Tensor> seeds) {
    var each = uniform(perImage(images), factor.lower(), factor.upper() * 255, seeds);
    return spread(each).cast(computeDType());
  }
}
