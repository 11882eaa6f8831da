package dev.addax.keras.models;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Named numbers that callbacks see, sorted by name. They are computed when first read, so a
 * callback that does not look costs nothing; read them before the callback returns.
 */
public final class Logs {
  private final Supplier<Map<String, Double>> source;
  private @Nullable TreeMap<String, Double> values;

  /** Numbers that {@code source} computes when somebody looks. */
  public Logs(Supplier<Map<String, Double>> source) {
    this.source = source;
  }

  public static Logs of(Map<String, Double> values) {
    return new Logs(() -> values);
  }

  private TreeMap<String, Double> values() {
    var known = values;
    if (known == null) {
      known = new TreeMap<>(source.get());
      values = known;
    }
    return known;
  }

  /** {@return the number of that name, null if there is none} */
  public @Nullable Double get(String name) {
    return values().get(name);
  }

  /** Adds a number for the callbacks that follow, the history and the progress bar. */
  public void put(String name, double value) {
    values().put(name, value);
  }

  /** {@return all numbers, sorted by name} */
  public Map<String, Double> asMap() {
    return Collections.unmodifiableMap(values());
  }

  @Override
  public String toString() {
    return values().toString();
  }
}
