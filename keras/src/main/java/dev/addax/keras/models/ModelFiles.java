package dev.addax.keras.models;

import dev.addax.keras.layers.Layer;
import dev.addax.keras.saving.KerasFolderFormat;
import dev.addax.keras.saving.LoadOptions;
import dev.addax.keras.saving.LoadReport;
import dev.addax.keras.saving.Loading;
import dev.addax.keras.saving.ModelContent;
import dev.addax.keras.saving.ModelFormats;
import dev.addax.keras.saving.SavedModel;
import dev.addax.keras.saving.Undo;
import dev.addax.tensor.Trace;
import dev.addax.tensor.Variable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a model has to do with files: saving, loading, and loading that waits for its weights. */
final class ModelFiles {
  /** A file whose weights wait for the model to be built; it stays open, so that it stays it. */
  private record Waiting(SavedModel saved, LoadOptions options) {}

  private final Model model;
  private @Nullable Waiting waiting;
  private @Nullable LoadReport report;
  private boolean building;

  ModelFiles(Model model) {
    this.model = model;
  }

  // ---- saving

  void save(Path file) {
    requireWeights("save(…)");
    ModelFormats.forWriting(file, true).write(content(ModelContent.MAX_SHARD_BYTES), file);
  }

  void saveUnzipped(Path folder) {
    requireWeights("saveUnzipped(…)");
    new KerasFolderFormat().write(content(ModelContent.MAX_SHARD_BYTES), folder);
  }

  void saveWeights(Path file, long maxShardBytes) {
    requireWeights("saveWeights(…)");
    ModelFormats.forWriting(file, false).write(content(maxShardBytes), file);
  }

  private ModelContent content(long maxShardBytes) {
    var optimizer = model.isCompiled() ? model.optimizer() : null;
    return ModelContent.of(model, optimizer).shards(maxShardBytes);
  }

  private void requireWeights(String call) {
    if (!hasWeights()) {
      throw new IllegalStateException(
          "%s '%s' has no weights to save: they are made when it meets its first input. Call build(Shape.of(-1, …)) or give it data before %s"
              .formatted(model.getClass().getSimpleName(), model.name(), call));
    }
  }

  private boolean hasWeights() {
    if (!model.isBuilt()) {
      return false;
    }
    return model.graph() != null
        || model.flattened().stream().allMatch(Layer::isBuilt)
        || !model.weights().isEmpty();
  }

  // ---- loading

  LoadReport loadWeights(Path file, LoadOptions options) {
    return Loading.guarded(file, () -> loaded(file, options));
  }

  private LoadReport loaded(Path file, LoadOptions options) {
    var saved = ModelFormats.open(file);
    if (hasWeights()) {
      try (saved) {
        return take(saved, options);
      }
    }
    if (waiting != null) {
      waiting.saved().close();
    }
    waiting = new Waiting(saved, options);
    var deferred = LoadReport.waiting(String.valueOf(file));
    report = deferred;
    return deferred;
  }

  /**
   * Takes the weights, and the state of the optimizer if there is one that is built. If the file
   * turns out damaged behind the weights, these are again what they were.
   */
  LoadReport take(SavedModel saved, LoadOptions options) {
    var undo = Undo.of(hasWeights() ? model.weights() : List.of());
    try {
      var taken = taken(saved, options);
      report = taken;
      return taken;
    } catch (RuntimeException | Error e) {
      undo.run();
      throw e;
    }
  }

  private LoadReport taken(SavedModel saved, LoadOptions options) {
    var taken = Loading.weights(saved, model, options);
    if (options.compile() && model.isCompiled()) {
      for (var note : Variable.later(() -> takeOptimizer(saved))) {
        taken = taken.note(note);
      }
    }
    return taken;
  }

  /** State that the file holds is not computed first. */
  private List<String> takeOptimizer(SavedModel saved) {
    var optimizer = model.optimizer();
    optimizer.build(model.trainableWeights());
    return Loading.optimizer(saved, optimizer);
  }

  /** {@return whether weights wait and the model, about to be used, has to be built for them} */
  boolean startsWaiting() {
    if (waiting == null || building) {
      return false;
    }
    building = true;
    return true;
  }

  void stopsBuilding() {
    building = false;
  }

  /**
   * Takes the weights that wait, now that the model has a place for them. If they do not fit they
   * go on waiting: a model whose weights could not be loaded must not compute with others.
   */
  void applyWaiting() {
    var known = waiting;
    if (known == null || !hasWeights()) {
      return;
    }
    // Layers are built while their call is traced; values that come from a file are no part of it.
    Loading.guarded(
        known.saved().file(), () -> Trace.outside(() -> take(known.saved(), known.options())));
    waiting = null;
    known.saved().close();
  }

  Optional<LoadReport> report() {
    return Optional.ofNullable(report);
  }

  void note(String text) {
    var known = report;
    if (known != null) {
      report = known.note(text);
    }
  }
}
