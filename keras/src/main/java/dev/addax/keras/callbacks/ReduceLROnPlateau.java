package dev.addax.keras.callbacks;

import dev.addax.keras.models.Callback;
import dev.addax.keras.models.Logs;
import dev.addax.keras.models.Trainable;
import org.jspecify.annotations.Nullable;

/**
 * Lowers the learning rate when a watched value has stopped improving. Keras: {@code
 * keras.callbacks.ReduceLROnPlateau}.
 */
public final class ReduceLROnPlateau implements Callback {
  private final String watched;
  private double factor = 0.1;
  private int patience = 10;
  private String mode = "auto";
  private double minDelta = 1e-4;
  private int cooldown;
  private double minLr;

  private Monitor monitor;
  private @Nullable Trainable model;
  private double best = Double.NaN;
  private int wait;
  private int cooling;

  /** Watches {@code val_loss}. */
  public ReduceLROnPlateau() {
    this("val_loss");
  }

  public ReduceLROnPlateau(String monitor) {
    this.watched = monitor;
    this.monitor = new Monitor(monitor, mode, minDelta);
  }

  /** {@return this, multiplying the learning rate by {@code value}, which is below 1} */
  public ReduceLROnPlateau factor(double value) {
    if (value >= 1) {
      throw new IllegalArgumentException(
          "ReduceLROnPlateau needs a factor below 1, received " + value);
    }
    factor = value;
    return this;
  }

  public ReduceLROnPlateau patience(int epochs) {
    patience = epochs;
    return this;
  }

  public ReduceLROnPlateau mode(String direction) {
    mode = direction;
    return this;
  }

  public ReduceLROnPlateau minDelta(double delta) {
    minDelta = delta;
    return this;
  }

  /** {@return this, taking no notice of so many epochs after a reduction} */
  public ReduceLROnPlateau cooldown(int epochs) {
    cooldown = epochs;
    return this;
  }

  /** {@return this, never going below {@code rate}} */
  public ReduceLROnPlateau minLr(double rate) {
    minLr = rate;
    return this;
  }

  @Override
  public void setModel(Trainable trained) {
    model = trained;
  }

  @Override
  public void onTrainBegin() {
    monitor = new Monitor(watched, mode, minDelta);
    best = Double.NaN;
    wait = 0;
    cooling = 0;
  }

  @Override
  public void onEpochEnd(int epoch, Logs logs) {
    if (model == null) {
      return;
    }
    var optimizer = model.optimizer();
    logs.put("learning_rate", optimizer.getLearningRate());
    var value = monitor.value(logs);
    if (value == null) {
      return;
    }
    if (Double.isNaN(best)) {
      monitor.start(model);
      best = monitor.worst();
    }
    if (cooling > 0) {
      cooling--;
      wait = 0;
    }
    if (monitor.improves(value, best)) {
      best = value;
      wait = 0;
    } else if (cooling == 0) {
      wait++;
      if (wait >= patience) {
        reduce(optimizer.getLearningRate());
      }
    }
  }

  private void reduce(double rate) {
    if (model != null && rate > (float) minLr) {
      model.optimizer().setLearningRate(Math.max(rate * factor, minLr));
      cooling = cooldown;
      wait = 0;
    }
  }
}
