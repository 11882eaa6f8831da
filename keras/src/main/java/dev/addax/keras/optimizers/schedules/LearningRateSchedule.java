package dev.addax.keras.optimizers.schedules;

import dev.addax.tensor.Tensor;

/**
 * A learning rate that depends on the step. Keras: {@code
 * keras.optimizers.schedules.LearningRateSchedule}.
 */
@FunctionalInterface
public non-sealed interface LearningRateSchedule extends LearningRate {
  /**
   * {@return the learning rate, a float32 scalar}
   *
   * @param step the number of steps done, an integer scalar; the rate is computed from it with
   *     tensor operations only, because it is traced once
   */
  Tensor at(Tensor step);
}
