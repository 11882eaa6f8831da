package dev.addax.keras.optimizers.schedules;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Serialization;
import org.jspecify.annotations.Nullable;

/** How far an optimizer steps: a number that may be set at any time, or a schedule. */
public sealed interface LearningRate permits ConstantRate, LearningRateSchedule {
  /** A constant rate is saved as a number, a schedule as an object. */
  Codec<LearningRate> CODEC =
      Codec.of("a number or a schedule", LearningRate::write, LearningRate::read);

  private static @Nullable Object write(LearningRate rate) {
    return rate instanceof ConstantRate constant
        ? (Object) constant.value()
        : Serialization.serialize(rate);
  }

  private static LearningRate read(@Nullable Object json) {
    return json instanceof Number number
        ? new ConstantRate(number.doubleValue())
        : Serialization.deserialize(LearningRateSchedule.class, json);
  }
}
