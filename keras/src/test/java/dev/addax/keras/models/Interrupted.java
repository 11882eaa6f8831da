package dev.addax.keras.models;

import dev.addax.keras.callbacks.BackupAndRestore;
import dev.addax.keras.config.Keras;
import dev.addax.keras.layers.Input;
import dev.addax.keras.layers.core.Dense;
import dev.addax.keras.layers.regularization.Dropout;
import dev.addax.keras.optimizers.Adam;
import java.nio.file.Path;
import java.util.List;

/** A training that is cut off in a process of its own: see {@link CheckpointTest}. */
final class Interrupted {
  static final int EPOCHS = 4;

  private Interrupted() {}

  static Sequential model() {
    Keras.clearSession();
    Keras.setRandomSeed(3);
    var model =
        new Sequential(
            Input.of(3), new Dense(4).activation("tanh"), new Dropout(0.2), new Dense(1));
    model.compile(new Adam(0.01), "mse");
    return model;
  }

  static void train(Model model, Callback... callbacks) {
    model.fit(
        List.of(Sample.waves(16, 3)),
        List.of(Sample.waves(16, 1)),
        Fit.epochs(EPOCHS).batchSize(4).verbose(0).callbacks(callbacks));
  }

  /** Trains with a backup after every batch, says so, and saves the model at the end. */
  public static void main(String[] folder) {
    var model = model();
    var backup =
        new BackupAndRestore(Path.of(folder[0], "backup")).saveFreq(1).deleteCheckpoint(false);
    train(
        model,
        backup,
        new Callback() {
          @Override
          public void onTrainBatchEnd(int batch, Logs logs) {
            System.out.println("batch " + batch);
          }
        });
    model.save(Path.of(folder[0], "done.keras"));
  }
}
