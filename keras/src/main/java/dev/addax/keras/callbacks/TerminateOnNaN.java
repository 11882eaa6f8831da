package dev.addax.keras.callbacks;

import dev.addax.keras.models.Callback;
import dev.addax.keras.models.Logs;
import dev.addax.keras.models.Trainable;
import org.jspecify.annotations.Nullable;

/**
 * Stops training when the loss is no longer a finite number. Keras: {@code
 * keras.callbacks.TerminateOnNaN}.
 */
public final class TerminateOnNaN implements Callback {
  private static final System.Logger LOG = System.getLogger("dev.addax");

  private final boolean raise;
  private @Nullable Trainable model;

  /** Stops with a message. */
  public TerminateOnNaN() {
    this(false);
  }

  /**
   * @param raise whether to throw an {@link ArithmeticException} instead of stopping quietly
   */
  public TerminateOnNaN(boolean raise) {
    this.raise = raise;
  }

  @Override
  public void setModel(Trainable trained) {
    model = trained;
  }

  @Override
  public void onTrainBatchEnd(int batch, Logs logs) {
    var loss = logs.get("loss");
    if (loss == null || Double.isFinite(loss)) {
      return;
    }
    var message =
        "Batch %d: the loss is %s, terminating training; try a smaller learning rate, clipping, or look for NaN in the data"
            .formatted(batch, loss);
    if (raise) {
      throw new ArithmeticException(message);
    }
    LOG.log(System.Logger.Level.WARNING, message);
    if (model != null) {
      model.stopTraining();
    }
  }
}
