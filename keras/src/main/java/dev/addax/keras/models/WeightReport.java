package dev.addax.keras.models;

import dev.addax.tensor.Provenance;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.TensorType;
import java.util.List;
import java.util.stream.Collectors;

/**
 * When and how the weights of a model came to exist.
 *
 * @param weights one entry per weight, in the order of {@code model.weights()}
 */
public record WeightReport(List<Entry> weights) {
  /**
   * One weight.
   *
   * @param updates how many training steps changed it since it got its value from there
   */
  public record Entry(
      String path, TensorType type, boolean trainable, Provenance provenance, long updates) {
    @Override
    public String toString() {
      return "%s %s %s, %s%s"
          .formatted(
              path,
              type,
              trainable ? "trainable" : "not trainable",
              provenance,
              updates == 0 ? "" : ", updated by " + updates + " steps");
    }
  }

  static WeightReport of(List<Variable> weights) {
    return new WeightReport(
        weights.stream()
            .map(w -> new Entry(w.path(), w.type(), w.isTrainable(), w.provenance(), w.updates()))
            .toList());
  }

  /** {@return the origin of one weight without details} */
  static String brief(Variable weight) {
    var from =
        switch (weight.provenance()) {
          case Provenance.Initialized i -> weight.hasValue() ? "initialized" : "no value yet";
          case Provenance.Loaded l -> "loaded from " + l.file();
          case Provenance.Assigned a -> "assigned";
        };
    return weight.updates() == 0 ? from : from + ", updated " + weight.updates() + "x";
  }

  /** {@return one line per weight} */
  @Override
  public String toString() {
    return weights.stream().map(Entry::toString).collect(Collectors.joining("\n"));
  }
}
