package dev.addax.keras.optimizers;

import dev.addax.tensor.Variable;
import dev.addax.tensor.transform.Gradients;
import java.util.ArrayList;

/** Variables that the loss does not depend on. */
final class Missing {
  private static final System.Logger LOG = System.getLogger(Optimizer.class.getName());

  private Missing() {}

  /**
   * {@return the gradients that are there, after a warning that names the others}
   *
   * @throws IllegalArgumentException if none is there
   */
  static Gradients warned(Gradients gradients) {
    var present = gradients.present();
    if (present.size() == 0) {
      throw new IllegalArgumentException(
          "The loss depends on none of the variables %s: nothing to train"
              .formatted(gradients.variables().stream().map(Variable::path).toList()));
    }
    if (present.size() < gradients.size()) {
      var missing = new ArrayList<String>();
      for (int i = 0; i < gradients.size(); i++) {
        if (gradients.get(i) == null) {
          missing.add(gradients.variable(i).path());
        }
      }
      LOG.log(
          System.Logger.Level.WARNING,
          "The loss does not depend on {0}, which therefore stay as they are",
          missing);
    }
    return present;
  }
}
