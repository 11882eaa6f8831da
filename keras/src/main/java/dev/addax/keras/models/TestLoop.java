package dev.addax.keras.models;

import java.util.Map;

/** Evaluates: alone, or as the validation of a fit, whose callbacks then hear of it. */
final class TestLoop {
  private final Trainable model;

  TestLoop(Trainable model) {
    this.model = model;
  }

  Map<String, Double> run(Feed feed, Evaluate how) {
    var params = new Callback.Params(1, feed.steps(), how.verbose());
    return run(feed, new Callbacks(model, how.callbacks(), params));
  }

  Map<String, Double> run(Feed feed, Callbacks callbacks) {
    var state = model.training();
    state.resetMetrics();
    callbacks.tell(Callback::onTestBegin);
    try (var pass = feed.pass(0)) {
      var runner = model.testRunner();
      int batch = 0;
      for (var step = pass.next(); step != null; step = pass.next()) {
        int now = batch++;
        callbacks.tell(c -> c.onTestBatchBegin(now));
        runner.run(step);
        var logs = new Logs(state::resultValues);
        callbacks.tell(c -> c.onTestBatchEnd(now, logs));
      }
    }
    var results = state.resultValues();
    var logs = Logs.of(results);
    callbacks.tell(c -> c.onTestEnd(logs));
    return results;
  }
}
