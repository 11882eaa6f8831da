package dev.addax.keras.callbacks;

import dev.addax.keras.models.Callback;
import dev.addax.keras.models.Logs;
import dev.addax.keras.models.Model;
import dev.addax.keras.models.Trainable;
import dev.addax.keras.saving.SavingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/**
 * Saves the model, or its weights, as it is trained. Keras: {@code
 * keras.callbacks.ModelCheckpoint}.
 *
 * <p>The file name may hold {@code {epoch}}, {@code {batch}}, both from 1, and the names of logs,
 * with Python's formats: {@code "best-{epoch:02d}-{val_loss:.2f}.keras"}.
 */
public final class ModelCheckpoint implements Callback {
  private static final System.Logger LOG = System.getLogger("dev.addax");

  private final PathTemplate path;
  private String watched = "val_loss";
  private int verbose;
  private boolean saveBestOnly;
  private boolean saveWeightsOnly;
  private String mode = "auto";
  private SaveFrequency frequency = new SaveFrequency(SaveFrequency.EPOCH);
  private @Nullable Double best;
  private @Nullable Model model;
  private @Nullable Monitor monitor;
  private int epoch;

  /** Saves to this file after each epoch. */
  public ModelCheckpoint(String filepath) {
    path = new PathTemplate(filepath);
  }

  /** Saves to this file after each epoch. */
  public ModelCheckpoint(Path file) {
    this(file.toString());
  }

  /** {@return this, going by another log than {@code val_loss}} */
  public ModelCheckpoint monitor(String log) {
    watched = log;
    return this;
  }

  /** {@return this, with a line for each save if {@code level} is 1} */
  public ModelCheckpoint verbose(int level) {
    verbose = level;
    return this;
  }

  /** {@return this, saving only when the watched value is the best so far} */
  public ModelCheckpoint saveBestOnly(boolean on) {
    saveBestOnly = on;
    return this;
  }

  /** {@return this, saving weights only; the name ends in {@code .weights.h5}, say} */
  public ModelCheckpoint saveWeightsOnly(boolean on) {
    saveWeightsOnly = on;
    return this;
  }

  /** {@return this with {@code min}, {@code max} or {@code auto}} */
  public ModelCheckpoint mode(String direction) {
    mode = direction;
    return this;
  }

  /** {@return this, saving after every {@code batches} batches instead of each epoch} */
  public ModelCheckpoint saveFreq(int batches) {
    frequency = new SaveFrequency(batches);
    return this;
  }

  /** {@return this, taking only values better than {@code value} for the best} */
  public ModelCheckpoint initialValueThreshold(double value) {
    best = value;
    return this;
  }

  @Override
  public void setModel(Trainable trained) {
    if (!(trained instanceof Model savable)) {
      throw new IllegalArgumentException("ModelCheckpoint saves models only, not " + trained);
    }
    model = savable;
  }

  @Override
  public void onEpochBegin(int number) {
    epoch = number;
  }

  @Override
  public void onTrainBatchEnd(int batch, Logs logs) {
    if (frequency.afterBatch(batch)) {
      save(batch, logs);
    }
  }

  @Override
  public void onEpochEnd(int number, Logs logs) {
    if (frequency.isEpoch()) {
      save(null, logs);
    }
  }

  private void save(@Nullable Integer batch, Logs logs) {
    var values = new HashMap<>(logs.asMap());
    values.put("epoch", epoch + 1.0);
    if (batch != null) {
      values.putIfAbsent("batch", batch + 1.0);
    }
    var file = Path.of(path.with(values));
    if (isWorthIt(logs, file)) {
      write(file);
      tell("finished saving model to " + file);
    }
  }

  private boolean isWorthIt(Logs logs, Path file) {
    if (!saveBestOnly) {
      tell("saving model to " + file);
      return true;
    }
    var value = logs.get(watched);
    if (value == null) {
      LOG.log(
          System.Logger.Level.WARNING,
          "ModelCheckpoint can save the best model only by ''{0}'', which is not logged; there is"
              + " {1}",
          watched,
          logs.asMap().keySet());
      return true;
    }
    var before = best == null ? "None" : "%.5f".formatted(best);
    if (best != null && !started().improves(value, best)) {
      tell(watched + " did not improve from " + before);
      return false;
    }
    tell("%s improved from %s to %.5f, saving model to %s".formatted(watched, before, value, file));
    best = value;
    return true;
  }

  private Monitor started() {
    var known = monitor;
    if (known == null) {
      known = new Monitor(watched, mode, 0);
      known.start(model());
      monitor = known;
    }
    return known;
  }

  private Model model() {
    if (model == null) {
      throw new IllegalStateException("ModelCheckpoint works inside of fit");
    }
    return model;
  }

  private void write(Path file) {
    try {
      var folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new SavingException("Cannot make the folder of " + file + ": " + e, e);
    }
    if (saveWeightsOnly) {
      model().saveWeights(file);
    } else {
      model().save(file);
    }
  }

  private void tell(String text) {
    if (verbose > 0) {
      System.out.println("\nEpoch " + (epoch + 1) + ": " + text);
    }
  }
}
