package dev.addax.keras.callbacks;

import dev.addax.keras.config.Json;
import dev.addax.keras.models.Callback;
import dev.addax.keras.models.Logs;
import dev.addax.keras.models.Model;
import dev.addax.keras.models.Trainable;
import dev.addax.keras.saving.AtomicFile;
import dev.addax.keras.saving.LoadOptions;
import dev.addax.keras.saving.Loading;
import dev.addax.keras.saving.ModelContent;
import dev.addax.keras.saving.ModelFormats;
import dev.addax.keras.saving.SavingException;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.Variable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is needed to go on with training that was cut off, and goes on from there when {@code
 * fit} is called again. Keras: {@code keras.callbacks.BackupAndRestore}.
 *
 * <p>Weights, state of the optimizer and of random generators, epoch and batch are replaced in one
 * step, so that whenever the process dies, the next one finds them as they were together. Training
 * with a random seed then ends with the same weights as if nothing had happened. The folder has
 * Keras' files: {@code latest.weights.h5} and {@code training_metadata.json}.
 */
public final class BackupAndRestore implements Callback {
  private static final String WEIGHTS = "latest.weights.h5";
  private static final String METADATA = "training_metadata.json";
  private static final String EPOCH = "epoch";
  private static final String BATCH = "batch";
  private static final String GENERATORS = "generators";

  private final Path folder;
  private SaveFrequency frequency = new SaveFrequency(SaveFrequency.EPOCH);
  private boolean deleteCheckpoint = true;
  private @Nullable Model model;
  private int epoch;

  /** Keeps backups in this folder, which belongs to this training alone. */
  public BackupAndRestore(Path backupDir) {
    folder = backupDir;
  }

  /** {@return this, saving after every {@code batches} batches instead of each epoch} */
  public BackupAndRestore saveFreq(int batches) {
    frequency = new SaveFrequency(batches);
    return this;
  }

  /** {@return this, removing the backup when training is done, which is the default, or not} */
  public BackupAndRestore deleteCheckpoint(boolean on) {
    deleteCheckpoint = on;
    return this;
  }

  @Override
  public void setModel(Trainable trained) {
    if (!(trained instanceof Model savable)) {
      throw new IllegalArgumentException("BackupAndRestore saves models only, not " + trained);
    }
    model = savable;
  }

  private Model model() {
    if (model == null) {
      throw new IllegalStateException("BackupAndRestore works inside of fit");
    }
    return model;
  }

  // ---- restoring

  @Override
  public void onTrainBegin() {
    var file = folder.resolve(WEIGHTS);
    if (!Files.exists(file)) {
      return;
    }
    var restored = model();
    if (!restored.isBuilt()) {
      throw new IllegalStateException(
          "BackupAndRestore found %s, but the model is not built: call build(Shape.of(-1, …)) before fit"
              .formatted(file));
    }
    Loading.guarded(file, () -> restored(file, restored));
  }

  private Model restored(Path file, Model restored) {
    try (var saved = ModelFormats.open(file)) {
      Loading.weights(saved, restored, LoadOptions.strict());
      restored.optimizer().build(restored.trainableWeights());
      var notes = Loading.optimizer(saved, restored.optimizer());
      if (!notes.isEmpty()) {
        throw new SavingException("%s is of another training: %s".formatted(file, notes));
      }
      var where = metadata(file, saved.metadata().getOrDefault(ModelContent.TRAINING, "{}"));
      restore(generators(), where.get(GENERATORS));
      restored.startAt(number(where, EPOCH), number(where, BATCH));
    }
    return restored;
  }

  private static Map<?, ?> metadata(Path file, String text) {
    if (Json.parse(text) instanceof Map<?, ?> map) {
      return map;
    }
    throw new SavingException(file + ": its training state is no JSON object");
  }

  private static int number(Map<?, ?> where, String key) {
    return where.get(key) instanceof Number n ? n.intValue() : 0;
  }

  /** {@return the state that is no weight: that of random generators} */
  private List<Variable> generators() {
    var weights = model().weights();
    return model().variables().stream().filter(v -> !weights.contains(v)).toList();
  }

  private static void restore(List<Variable> generators, @Nullable Object saved) {
    if (!(saved instanceof List<?> states) || states.size() != generators.size()) {
      return;
    }
    for (int i = 0; i < generators.size(); i++) {
      var variable = generators.get(i);
      if (states.get(i) instanceof List<?> numbers) {
        var values = numbers.stream().mapToDouble(n -> ((Number) n).doubleValue()).toArray();
        if (values.length == variable.type().shape().size()) {
          variable.assign(
              Tensors.of(values, values.length)
                  .reshape(variable.type().shape())
                  .cast(variable.type().dtype()));
        }
      }
    }
  }

  // ---- saving

  @Override
  public void onEpochBegin(int number) {
    epoch = number;
  }

  @Override
  public void onTrainBatchEnd(int batch, Logs logs) {
    if (frequency.afterBatch(batch)) {
      save(epoch, batch + 1);
    }
  }

  @Override
  public void onEpochEnd(int number, Logs logs) {
    if (frequency.isEpoch()) {
      save(number + 1, 0);
    }
  }

  private void save(int nextEpoch, int nextBatch) {
    var where = new LinkedHashMap<String, @Nullable Object>();
    where.put(EPOCH, nextEpoch);
    where.put(BATCH, nextBatch);
    var visible = Json.text(where);
    var states = new ArrayList<@Nullable Object>();
    generators().forEach(v -> states.add(numbers(v)));
    where.put(GENERATORS, states);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new SavingException("Cannot make the folder " + folder + ": " + e, e);
    }
    var file = folder.resolve(WEIGHTS);
    ModelFormats.forWriting(file, false)
        .write(
            ModelContent.of(model(), model().optimizer())
                .with(Map.of(ModelContent.TRAINING, Json.text(where))),
            file);
    var bytes = ByteBuffer.wrap(visible.getBytes(StandardCharsets.UTF_8));
    AtomicFile.write(
        folder.resolve(METADATA),
        channel -> {
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
        });
  }

  private static List<Double> numbers(Variable variable) {
    var numbers = new ArrayList<Double>();
    for (double number : variable.value().toDoubles()) {
      numbers.add(number);
    }
    return numbers;
  }

  @Override
  public void onTrainEnd(Logs logs) {
    if (!deleteCheckpoint) {
      return;
    }
    try {
      removeFiles();
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new SavingException("Cannot remove the backup in " + folder + ": " + e, e);
    }
  }

  /** Both files, and what processes that were killed had begun to write. */
  private void removeFiles() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var files = Files.newDirectoryStream(folder)) {
      for (var file : files) {
        var name = file.getFileName().toString();
        if (name.startsWith(WEIGHTS) || name.startsWith(METADATA) || AtomicFile.isPart(file)) {
          Files.delete(file);
        }
      }
    }
  }
}
