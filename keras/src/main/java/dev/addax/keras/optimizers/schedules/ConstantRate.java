package dev.addax.keras.optimizers.schedules;

/** A learning rate that stays what it is until it is set. */
public record ConstantRate(double value) implements LearningRate {
  @Override
  public String toString() {
    return Double.toString(value);
  }
}
