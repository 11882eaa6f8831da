package dev.addax.conformance.corpus;

import dev.addax.keras.models.Model;
import dev.addax.tensor.Variable;
import java.util.List;
import java.util.Map;

/** Compares the state of the optimizer with what real Keras restored. */
final class CompileCheck {
  private static final double TOLERANCE = 1e-5;
  private final Map<?, ?> recorded;
  private final List<String> problems;
  private final List<String> notes;

  CompileCheck(Map<?, ?> recorded, List<String> problems, List<String> notes) {
    this.recorded = recorded;
    this.problems = problems;
    this.notes = notes;
  }

  void run(Model model) {
    if (!(recorded.get("optimizer") instanceof String name)) {
      return;
    }
    if (!model.isCompiled()) {
      problems.add("not compiled, expected optimizer " + name);
      return;
    }
    var optimizer = model.optimizer();
    if (!optimizer.getClass().getSimpleName().equals(name)) {
      problems.add("optimizer %s, expected %s".formatted(optimizer.name(), name));
      return;
    }
    var variables = optimizer.variables();
    for (var variable : variables) {
      switch (variable.name()) {
        case "iteration" -> compareIfRestored("iterations", value(variable));
        case "learning_rate" -> compareIfRestored("learning_rate", value(variable));
        default -> {}
      }
    }
    double slots = 0;
    for (var variable : variables) {
      if (!variable.name().equals("iteration") && !variable.name().equals("learning_rate")) {
        slots += Sums.of(variable.value()).absolute();
      }
    }
    // The reader may have made no slots, whatever the file holds.
    if (recorded.get("slots") instanceof Number made && made.intValue() > 0) {
      compareIfRestored("slots_abs_sum", slots);
    }
  }

  private static double value(Variable variable) {
    return variable.value().item();
  }

  private void compareIfRestored(String field, double actual) {
    if (Boolean.TRUE.equals(recorded.get("state_loaded"))) {
      compare(field, actual);
    } else if (actual != 0 && !field.equals("learning_rate")) {
      notes.add("%s is %s, which real Keras does not restore".formatted(field, actual));
    }
  }

  private void compare(String field, double actual) {
    double wanted = Expected.number(recorded.get(field));
    if (!Double.isNaN(wanted) && Math.abs(actual - wanted) > TOLERANCE * Math.abs(wanted)) {
      problems.add("%s of the optimizer is %s, expected %s".formatted(field, actual, wanted));
    }
  }
}
