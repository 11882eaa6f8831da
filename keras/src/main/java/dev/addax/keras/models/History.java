package dev.addax.keras.models;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@code fit} returns: the logs of each epoch. Keras: {@code keras.callbacks.History}. */
public final class History implements Callback {
  private final List<Integer> epochs = new ArrayList<>();
  private final Map<String, List<Double>> values = new TreeMap<>();

  @Override
  public void onTrainBegin() {
    epochs.clear();
    values.clear();
  }

  @Override
  public void onEpochEnd(int epoch, Logs logs) {
    epochs.add(epoch);
    logs.asMap()
        .forEach((name, value) -> values.computeIfAbsent(name, n -> new ArrayList<>()).add(value));
  }

  /** {@return the numbers of the epochs, from 0} */
  public List<Integer> epochs() {
    return Collections.unmodifiableList(epochs);
  }

  /** {@return the names of what was logged, sorted} */
  public List<String> names() {
    return List.copyOf(values.keySet());
  }

  /**
   * {@return the values of one log, one per epoch}
   *
   * @throws IllegalArgumentException if nothing of that name was logged
   */
  public List<Double> get(String name) {
    var list = values.get(name);
    if (list == null) {
      throw new IllegalArgumentException("No log '" + name + "'; there are " + values.keySet());
    }
    return Collections.unmodifiableList(list);
  }

  /** {@return the value of one log in the last epoch} */
  public double last(String name) {
    return get(name).getLast();
  }

  /** {@return all logs} */
  public Map<String, List<Double>> asMap() {
    return Collections.unmodifiableMap(values);
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
