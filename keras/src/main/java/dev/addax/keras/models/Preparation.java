package dev.addax.keras.models;

import dev.addax.keras.layers.Call;
import dev.addax.tensor.Parameter;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Trace;
import java.util.List;

/**
 * Makes what a step needs before its first run: weights of a model that has not met an input,
 * metric and optimizer variables, resolved losses. A traced step then only computes.
 */
final class Preparation {
  private final Trainable model;
  private final Call call;

  /**
   * @param call how the step will call the model: a random crop changes shapes in training alone
   */
  Preparation(Trainable model, Call call) {
    this.model = model;
    this.call = call;
  }

  void prepare(Step step) {
    var state = model.training();
    boolean ready =
        model.isBuilt()
            && (state.loss().isBuilt() || !state.loss().isGiven())
            && state.compiledMetrics().isBuilt()
            && state.optimizer().isBuilt();
    if (!ready && !step.targets().isEmpty()) {
      build(state, step);
    }
  }

  private void build(Training state, Step step) {
    var yPred = predictions(step);
    state.setOutputs(yPred);
    state.loss().build(step.targets(), yPred, model.outputNames());
    state.compiledMetrics().build(step.targets(), yPred, model.outputNames());
    state.optimizer().build(model.trainableWeights());
  }

  /** {@return stand-ins for the outputs, with their types; the model is built on the way} */
  private List<Tensor> predictions(Step step) {
    var inputs = step.inputs().stream().map(t -> Parameter.of("x", t.type())).toList();
    return Trace.record(trace -> {}, () -> model.applyAll(inputs, call));
  }
}
