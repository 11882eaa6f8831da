package dev.addax.keras.optimizers;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.transform.Compiled;
import dev.addax.tensor.transform.Gradients;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A step outside a traced function: all gradients are computed as one graph, and the update is
 * compiled once for each set of variables.
 */
final class EagerStep {
  private static final int MANY = 32;

  private final Optimizer optimizer;
  private final Map<List<Variable>, Compiled> updates = new ConcurrentHashMap<>();

  EagerStep(Optimizer optimizer) {
    this.optimizer = optimizer;
  }

  /** Runs the step for gradients that are all present. */
  void run(Gradients present) {
    var gradients = new ArrayList<Tensor>();
    for (int i = 0; i < present.size(); i++) {
      gradients.add(Objects.requireNonNull(present.get(i)));
    }
    Tensor.computeAll(gradients);
    if (updates.size() > MANY) {
      updates.clear();
    }
    updates.computeIfAbsent(present.variables(), this::update).callAll(gradients);
  }

  private Compiled update(List<Variable> variables) {
    return Compiled.of(
        gradients -> {
          optimizer.step(new Gradients(variables, List.copyOf(gradients)));
          return List.of();
        });
  }
}
