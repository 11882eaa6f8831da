package dev.addax.keras.optimizers;

import dev.addax.keras.config.Schema;
import dev.addax.keras.optimizers.schedules.LearningRateSchedule;

/**
 * Steps along the mean of recent gradients, divided by the root of their mean square. Kingma and Ba
 * 2014. Keras: {@code keras.optimizers.Adam}.
 */
public final class Adam extends AdamMoments implements AdamOptions<Adam> {
  public static final Schema<Adam> SCHEMA =
      Schema.of("keras.optimizers.Adam", Adam.class, Adam::new);

  public Adam() {
    super(0.001, null);
  }

  /** With another learning rate. */
  public Adam(double learningRate) {
    this();
    learningRate(learningRate);
  }

  /** With a learning rate that depends on the step. */
  public Adam(LearningRateSchedule schedule) {
    this();
    learningRate(schedule);
  }
}
