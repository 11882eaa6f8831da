package dev.addax.keras.models;

import dev.addax.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Predicts in batches; what fits one batch runs without copies. */
final class PredictLoop {
  private final Trainable model;
  private final List<Callback> callbacks;

  PredictLoop(Trainable model, List<Callback> callbacks) {
    this.model = model;
    this.callbacks = callbacks;
  }

  List<Tensor> run(List<Tensor> x, int batchSize) {
    if (callbacks.isEmpty() && fitsOneBatch(x, batchSize)) {
      return model.predictBatch(x);
    }
    return run(ArrayFeed.of(x, List.of(), List.of(), batchSize));
  }

  /** {@return the outputs for all steps of a feed} */
  List<Tensor> run(Feed feed) {
    var listeners = new Callbacks(model, callbacks, new Callback.Params(1, feed.steps(), 0));
    listeners.tell(Callback::onPredictBegin);
    var parts = new ArrayList<List<Tensor>>();
    try (var pass = feed.pass(0)) {
      for (var step = pass.next(); step != null; step = pass.next()) {
        int batch = parts.size();
        listeners.tell(c -> c.onPredictBatchBegin(batch));
        parts.add(model.predictBatch(step.inputs()));
        listeners.tell(c -> c.onPredictBatchEnd(batch, Logs.of(Map.of())));
      }
    }
    listeners.tell(c -> c.onPredictEnd(Logs.of(Map.of())));
    if (parts.isEmpty()) {
      throw new IllegalArgumentException(
          "%s '%s' has nothing to predict: the data has no batches"
              .formatted(model.getClass().getSimpleName(), model.name()));
    }
    return joined(parts);
  }

  /** Asked for every row that is served, so it makes no objects. */
  private static boolean fitsOneBatch(List<Tensor> x, int batchSize) {
    for (var input : x) {
      if (input.rank() == 0
          || input.shape().dim(0) > batchSize
          || input.shape().dim(0) != x.getFirst().shape().dim(0)) {
        return false;
      }
    }
    return true;
  }

  private static List<Tensor> joined(List<List<Tensor>> parts) {
    var outputs = new ArrayList<Tensor>();
    for (int i = 0; i < parts.getFirst().size(); i++) {
      int output = i;
      outputs.add(Rows.joined(parts.stream().map(p -> p.get(output)).toList()));
    }
    return outputs;
  }
}
