package dev.addax.keras.optimizers;

import dev.addax.keras.config.Option;
import dev.addax.keras.optimizers.schedules.ConstantRate;
import dev.addax.keras.optimizers.schedules.LearningRateSchedule;
import org.jspecify.annotations.Nullable;

/**
 * The setters that all optimizers have, to be called before the first step.
 *
 * @param <T> the optimizer itself
 */
public interface OptimizerOptions<T extends Optimizer> {
  /** {@return this under another name} */
  default T name(String name) {
    return set(self().nameOption, name);
  }

  /** {@return this with another learning rate} */
  default T learningRate(double rate) {
    return set(self().learningRate, new ConstantRate(rate));
  }

  /** {@return this with a learning rate that depends on the step} */
  default T learningRate(LearningRateSchedule schedule) {
    return set(self().learningRate, schedule);
  }

  /** {@return this taking {@code share} · learning rate of each weight away in each step} */
  default T weightDecay(@Nullable Double share) {
    return set(self().weightDecay, share);
  }

  /** {@return this limiting the length of each gradient} */
  default T clipnorm(double limit) {
    return set(self().clipnorm, limit);
  }

  /** {@return this limiting the length of all gradients together} */
  default T globalClipnorm(double limit) {
    return set(self().globalClipnorm, limit);
  }

  /** {@return this limiting each element of each gradient} */
  default T clipvalue(double limit) {
    return set(self().clipvalue, limit);
  }

  /** {@return this keeping a moving average of the weights, which they become after training} */
  default T useEma(boolean use) {
    return set(self().useEma, use);
  }

  /** {@return this with another share of the old average that stays in each step, 0 … 1} */
  default T emaMomentum(double share) {
    return set(self().emaMomentum, share);
  }

  /** {@return this replacing the weights by their average every so many steps} */
  default T emaOverwriteFrequency(@Nullable Integer steps) {
    return set(self().emaOverwriteFrequency, steps);
  }

  /** {@return this with the loss multiplied and gradients divided by a factor} */
  default T lossScaleFactor(@Nullable Double factor) {
    return set(self().lossScaleFactor, factor);
  }

  /** {@return this updating weights every so many steps only, by the mean gradient} */
  default T gradientAccumulationSteps(@Nullable Integer steps) {
    return set(self().gradientAccumulationSteps, steps);
  }

  private <V extends @Nullable Object> T set(Option<V> option, V value) {
    option.set(value);
    return typed();
  }

  private Optimizer self() {
    return (Optimizer) this;
  }

  @SuppressWarnings("unchecked")
  private T typed() {
    return (T) this;
  }
}
