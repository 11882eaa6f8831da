package dev.addax.keras.saving;

import dev.addax.tensor.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which stored tensor belongs to which weight, and what belongs to nothing; filled by formats. */
public final class Matching {
  private final Map<Variable, StoredTensor> pairs = new LinkedHashMap<>();
  private final List<Runnable> afterwards = new ArrayList<>();
  private final List<LoadReport.Missing> missing = new ArrayList<>();
  private final List<LoadReport.Unexpected> unexpected = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** Says that a stored tensor is the value of a weight; shapes are compared later. */
  public void pair(Variable weight, StoredTensor stored) {
    pairs.put(weight, stored);
  }

  /** Says that the file has no value for a weight, and where it was expected. */
  public void missing(Variable weight, String expectedAt) {
    missing.add(new LoadReport.Missing(weight.path(), weight.type(), expectedAt));
  }

  /** Says that a stored tensor belongs to no weight. */
  public void unexpected(StoredTensor stored) {
    unexpected.add(new LoadReport.Unexpected(stored.path(), stored.type()));
  }

  /** Adds something that is worth saying and no reason to fail. */
  public void note(String text) {
    notes.add(text);
  }

  /** Adds something to do when all values are assigned, such as taking a vocabulary. */
  public void afterwards(Runnable action) {
    afterwards.add(action);
  }

  Map<Variable, StoredTensor> pairs() {
    return pairs;
  }

  List<LoadReport.Missing> missing() {
    return missing;
  }

  List<LoadReport.Unexpected> unexpected() {
    return unexpected;
  }

  List<String> notes() {
    return notes;
  }

  List<Runnable> afterwards() {
    return afterwards;
  }
}
