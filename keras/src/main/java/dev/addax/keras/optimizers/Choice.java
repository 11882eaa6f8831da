package dev.addax.keras.optimizers;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import java.util.List;

/** Changes that happen only where a condition holds, without a branch in the compiled step. */
final class Choice {
  private Choice() {}

  /** Runs {@code change} and keeps the new values of {@code variables} where {@code holds}. */
  static void when(Tensor holds, List<Variable> variables, Runnable change) {
    var before = variables.stream().map(Variable::value).toList();
    change.run();
    for (int i = 0; i < before.size(); i++) {
      var variable = variables.get(i);
      var after = variable.value();
      if (after != before.get(i)) {
        variable.assign(holds.where(after, before.get(i)));
      }
    }
  }
}
