package dev.addax.keras.models;

import dev.addax.data.Dataset;
import dev.addax.keras.config.Keras;
import dev.addax.keras.layers.Call;
import dev.addax.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Trains. The order of events is Keras'. */
final class FitLoop {
  private final Trainable model;
  private final Fit how;
  private final Training state;

  FitLoop(Trainable model, Fit how) {
    this.model = model;
    this.how = how;
    this.state = model.training();
  }

  History run(List<Tensor> x, List<Tensor> y) {
    var weights = ClassWeights.apply(how, y);
    int all = ArrayFeed.rows(x, y, weights);
    int kept = how.validation() == null ? keptForTraining(all) : all;
    int batch = how.batchSize() != null ? how.batchSize() : batchFromSteps(kept);
    IntFunction<int[]> order =
        how.shuffle() ? epoch -> Keras.shuffledOrder(kept) : ArrayFeed.IN_ORDER;
    Feed train =
        LimitedFeed.epochs(
            new ArrayFeed(x, y, weights, 0, kept, batch, order), how.stepsPerEpoch());
    Feed validation = null;
    if (how.validation() != null) {
      validation = validation(how.validation(), batch);
    } else if (kept < all) {
      validation =
          LimitedFeed.first(
              new ArrayFeed(
                  x,
                  y,
                  how.sampleWeight(),
                  kept,
                  all - kept,
                  validationBatch(batch),
                  ArrayFeed.IN_ORDER),
              how.validationSteps());
    }
    checkTargets(new ArrayFeed(x, y, weights, 0, kept, batch, ArrayFeed.IN_ORDER), y);
    return run(train, validation);
  }

  /**
   * Once for all of the data, before the first step: a plan cannot complain about single values.
   */
  private void checkTargets(Feed inOrder, List<Tensor> y) {
    try (var pass = inOrder.pass(0)) {
      var first = pass.next();
      if (first != null && !y.isEmpty()) {
        model.prepared(first, Call.TRAINING).checkTargets(y);
      }
    }
  }

  History run(Dataset data) {
    if (how.validationSplit() > 0) {
      throw new IllegalArgumentException(
          "validationSplit needs arrays; split the dataset with take and skip and give"
              + " validation(…)");
    }
    var batches = new DatasetFeed(data, model.inputNames(), model.outputNames());
    Feed train =
        LimitedFeed.epochs(new CheckedFeed(model, Call.TRAINING, batches), how.stepsPerEpoch());
    var given = how.validation();
    return run(train, given == null ? null : validation(given, model.defaultBatch()));
  }

  private int batchFromSteps(int rows) {
    return how.stepsPerEpoch() == null
        ? model.defaultBatch()
        : Math.max(1, (rows + how.stepsPerEpoch() - 1) / how.stepsPerEpoch());
  }

  private int keptForTraining(int rows) {
    if (how.validationSplit() == 0) {
      return rows;
    }
    int kept = (int) Math.floor(rows * (1 - how.validationSplit()));
    if (kept == 0 || kept == rows) {
      throw new IllegalArgumentException(
          "validationSplit %s of %d examples leaves %d to train on and %d to validate on; both need at least one"
              .formatted(how.validationSplit(), rows, kept, rows - kept));
    }
    return kept;
  }

  private int validationBatch(int batch) {
    return how.validationBatchSize() != null ? how.validationBatchSize() : batch;
  }

  private Feed validation(Fit.Validation given, int batch) {
    var data = given.dataset();
    Feed feed =
        data != null
            ? new DatasetFeed(data, model.inputNames(), model.outputNames())
            : ArrayFeed.of(
                given.inputs(), given.targets(), given.weights(), validationBatch(batch));
    return LimitedFeed.first(feed, how.validationSteps());
  }

  private History run(Feed train, @Nullable Feed validation) {
    model.resume();
    var history = new History();
    var listeners = new ArrayList<>(how.callbacks());
    listeners.add(history);
    var callbacks =
        new Callbacks(
            model, listeners, new Callback.Params(how.epochs(), train.steps(), how.verbose()));
    model.takeStart();
    callbacks.tell(Callback::onTrainBegin);
    var asked = model.takeStart();
    int first = asked == null ? how.initialEpoch() : asked.epoch();
    var logs = Logs.of(Map.of());
    try (train) {
      for (int epoch = first; epoch < how.epochs() && !model.isStopping(); epoch++) {
        int batch = asked != null && epoch == first ? asked.batch() : 0;
        logs = epoch(train, validation, callbacks, epoch, batch);
      }
    }
    if (state.optimizer().isBuilt()) {
      state.optimizer().finalizeVariableValues(model.trainableWeights());
    }
    var last = logs;
    callbacks.tell(c -> c.onTrainEnd(last));
    return history;
  }

  private Logs epoch(
      Feed train, @Nullable Feed validation, Callbacks callbacks, int epoch, int firstBatch) {
    state.resetMetrics();
    callbacks.tell(c -> c.onEpochBegin(epoch));
    try (var pass = train.pass(epoch)) {
      batches(pass, callbacks, firstBatch);
    }
    var results = new java.util.TreeMap<>(state.resultValues());
    if (validation != null && (epoch + 1) % how.validationFreq() == 0) {
      new TestLoop(model)
          .run(validation, callbacks)
          .forEach((name, value) -> results.put("val_" + name, value));
    }
    var logs = Logs.of(results);
    callbacks.tell(c -> c.onEpochEnd(epoch, logs));
    return logs;
  }

  /** Batches before the first one were trained on before training was cut off. */
  private void batches(Feed.Pass pass, Callbacks callbacks, int firstBatch) {
    int every = state.compile().stepsPerExecution();
    var runner = model.trainRunner();
    int batch = 0;
    while (!model.isStopping()) {
      var step = pass.next();
      if (step == null) {
        break;
      }
      if (batch < firstBatch) {
        batch++;
        continue;
      }
      if (batch % every == 0) {
        int first = batch;
        callbacks.tell(c -> c.onTrainBatchBegin(first));
      }
      runner.run(step);
      batch++;
      if (batch % every == 0) {
        end(callbacks, batch - 1);
      }
    }
    if (batch % every != 0) {
      // The last steps are fewer, but callbacks hear of all of them, as in Keras.
      end(callbacks, batch - batch % every + every - 1);
    }
  }

  private void end(Callbacks callbacks, int batch) {
    var logs = new Logs(state::resultValues);
    callbacks.tell(c -> c.onTrainBatchEnd(batch, logs));
  }
}
