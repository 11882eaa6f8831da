package dev.addax.keras.optimizers;

import dev.addax.keras.config.Schema;
import dev.addax.keras.optimizers.schedules.LearningRateSchedule;

/**
 * Adam with weight decay, 0.004 by default. Loshchilov and Hutter 2017. Keras: {@code
 * keras.optimizers.AdamW}.
 */
public final class AdamW extends AdamMoments implements AdamOptions<AdamW> {
  public static final Schema<AdamW> SCHEMA =
      Schema.of("keras.optimizers.AdamW", AdamW.class, AdamW::new);

  public AdamW() {
    super(0.001, 0.004);
  }

  /** With another learning rate. */
  public AdamW(double learningRate) {
    this();
    learningRate(learningRate);
  }

  /** With a learning rate that depends on the step. */
  public AdamW(LearningRateSchedule schedule) {
    this();
    learningRate(schedule);
  }

  @Override
  protected void check() {
    super.check();
    require(weightDecay.get() != null, "a number", weightDecay);
  }
}
