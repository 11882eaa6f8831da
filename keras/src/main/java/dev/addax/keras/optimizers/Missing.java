package dev.addax.keras.optimizers;

import dev.addax.tensor.Variable;
import dev.addax.tensor.transform.Gradients;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Variables that the loss does not depend on; each set of them is warned of once. */
final class Missing {
  private static final System.Logger LOG = System.getLogger(Optimizer.class.getName());

  private final Set<List<Variable>> known = new HashSet<>();

  /**
   * {@return the gradients that are there, after a warning that names the others}
   *
   * @throws IllegalArgumentException if none is there
   */
  Gradients warned(Gradients gradients) {
    var present = gradients.present();
    if (present.size() == 0) {
      throw new IllegalArgumentException(
          "The loss depends on none of the variables %s: nothing to train"
              .formatted(paths(gradients.variables())));
    }
    if (present.size() < gradients.size()) {
      warn(absent(gradients));
    }
    return present;
  }

  private static List<Variable> absent(Gradients gradients) {
    var absent = new ArrayList<Variable>();
    for (int i = 0; i < gradients.size(); i++) {
      if (gradients.get(i) == null) {
        absent.add(gradients.variable(i));
      }
    }
    return absent;
  }

  private void warn(List<Variable> absent) {
    if (known.add(absent)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The loss does not depend on {0}, which therefore stay as they are",
          paths(absent));
    }
  }

  private static List<String> paths(List<Variable> variables) {
    return variables.stream().map(Variable::path).toList();
  }
}
