package dev.addax.keras.callbacks;

import dev.addax.keras.models.Callback;
import dev.addax.keras.models.Logs;
import dev.addax.keras.models.Trainable;
import org.jspecify.annotations.Nullable;

/** Sets the learning rate of each epoch. Keras: {@code keras.callbacks.LearningRateScheduler}. */
public final class LearningRateScheduler implements Callback {
  /** The learning rate of an epoch. */
  @FunctionalInterface
  public interface Schedule {
    /**
     * {@return the learning rate}
     *
     * @param epoch from 0
     * @param rate the present learning rate
     */
    double at(int epoch, double rate);
  }

  private final Schedule schedule;
  private @Nullable Trainable model;

  public LearningRateScheduler(Schedule schedule) {
    this.schedule = schedule;
  }

  @Override
  public void setModel(Trainable trained) {
    model = trained;
  }

  @Override
  public void onEpochBegin(int epoch) {
    if (model != null) {
      var optimizer = model.optimizer();
      optimizer.setLearningRate(schedule.at(epoch, optimizer.getLearningRate()));
    }
  }

  @Override
  public void onEpochEnd(int epoch, Logs logs) {
    if (model != null) {
      logs.put("learning_rate", model.optimizer().getLearningRate());
    }
  }
}
