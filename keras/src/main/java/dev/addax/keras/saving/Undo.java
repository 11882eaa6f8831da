package dev.addax.keras.saving;

import dev.addax.tensor.Provenance;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What variables were before a file was loaded, for the case that the file turns out bad. */
public final class Undo {
  private record Before(Tensor value, Provenance from) {}

  private final Map<Variable, Before> values = new LinkedHashMap<>();

  private Undo() {}

  /** Remembers those that have a value; the others have nothing to lose. */
  public static Undo of(Collection<Variable> variables) {
    var undo = new Undo();
    for (var variable : variables) {
      if (variable.hasValue()) {
        undo.values.put(variable, new Before(variable.value(), variable.provenance()));
      }
    }
    return undo;
  }

  /** Gives back to each variable that was changed what it was. */
  public void run() {
    values.forEach(
        (variable, before) -> {
          if (variable.provenance() != before.from) {
            variable.assign(before.value, before.from);
          }
        });
  }
}
