package dev.addax.keras.optimizers;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.transform.Gradients;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One step of an optimizer. Keras: {@code BaseOptimizer.apply}. */
final class Step {
  private final Optimizer optimizer;
  private final State state;

  Step(Optimizer optimizer, State state) {
    this.optimizer = optimizer;
    this.state = state;
  }

  /** Runs the step for gradients that are all present. */
  void run(Gradients present) {
    var variables = present.variables();
    var gradients = unscaled(present);
    var steps = optimizer.gradientAccumulationSteps.get();
    if (steps == null) {
      update(variables, gradients);
    } else {
      accumulate(variables, gradients, steps);
    }
    if (optimizer.useEma.get()) {
      average();
    }
    variables.forEach(Step::constrain);
    var iteration = state.iteration();
    iteration.assign(iteration.value().add(1));
  }

  private List<Tensor> unscaled(Gradients present) {
    var factor = optimizer.lossScaleFactor.get();
    var gradients = new ArrayList<Tensor>();
    for (int i = 0; i < present.size(); i++) {
      var gradient = Objects.requireNonNull(present.get(i));
      gradients.add(factor == null ? gradient : gradient.divide(factor));
    }
    return gradients;
  }

  private void update(List<Variable> variables, List<Tensor> gradients) {
    var clipped = clipped(gradients);
    variables.forEach(this::decay);
    optimizer.beforeUpdates();
    var rate = optimizer.learningRate();
    for (int i = 0; i < clipped.size(); i++) {
      var dtype = variables.get(i).type().dtype();
      optimizer.updateStep(clipped.get(i).cast(dtype), variables.get(i), rate.cast(dtype));
    }
  }

  private List<Tensor> clipped(List<Tensor> gradients) {
    var norm = optimizer.clipnorm.get();
    var all = optimizer.globalClipnorm.get();
    var value = optimizer.clipvalue.get();
    if (norm != null && norm > 0) {
      return gradients.stream().map(g -> Clipping.byNorm(g, norm)).toList();
    }
    if (all != null && all > 0) {
      return Clipping.byGlobalNorm(gradients, all);
    }
    if (value != null && value > 0) {
      return gradients.stream().map(g -> Clipping.byValue(g, value)).toList();
    }
    return gradients;
  }

  private void decay(Variable variable) {
    var share = optimizer.weightDecayOf(variable);
    if (share != null && optimizer.decays(variable)) {
      var rate = optimizer.learningRate().cast(variable.type().dtype());
      variable.assignSub(variable.value().multiply(share).multiply(rate));
    }
  }

  private void accumulate(List<Variable> variables, List<Tensor> gradients, int steps) {
    var due = state.iteration().value().add(1).mod(steps).equal(0);
    var sums = new ArrayList<Tensor>();
    for (int i = 0; i < gradients.size(); i++) {
      sums.add(gradients.get(i).add(state.accumulator().of(variables.get(i)).value()));
    }
    var means = sums.stream().map(sum -> sum.divide(steps)).toList();
    Choice.when(due, state.changing(variables), () -> update(variables, means));
    for (var variable : state.trained()) {
      int i = variables.indexOf(variable);
      var sum = state.accumulator().of(variable);
      sum.assign(due.where(0.0, i < 0 ? sum.value() : sums.get(i)));
    }
  }

  private void average() {
    var started = optimizer.iterations().notEqual(0);
    for (var variable : state.trained()) {
      var value = variable.value();
      var average = state.average().of(variable);
      var momentum = started.cast(value.dtype()).multiply(optimizer.emaMomentum.get());
      var rest = momentum.negative().add(1.0);
      average.assign(momentum.multiply(average.value()).add(rest.multiply(value)));
    }
    var every = optimizer.emaOverwriteFrequency.get();
    if (every != null) {
      var due = optimizer.iterations().add(1).mod(every).equal(0);
      Choice.when(due, state.trained(), () -> state.overwriteWithAverage(state.trained()));
    }
  }

  private static void constrain(Variable variable) {
    var projection = variable.constraint();
    if (projection != null) {
      variable.assign(projection.apply(variable.value()));
    }
  }
}
