package dev.addax.keras.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the user said for all outputs, for each in order, or by name, as one entry per output. */
final class PerOutput {
  private PerOutput() {}

  /**
   * {@return one entry for each output}
   *
   * @param names the names of the outputs; may be empty if the model does not know them
   * @param what how messages call it
   * @throws IllegalArgumentException if names or numbers do not fit the outputs
   */
  static List<@Nullable Object> spread(
      @Nullable Object given, int outputs, List<String> names, String what) {
    var entries = new ArrayList<@Nullable Object>();
    switch (given) {
      case Map<?, ?> map -> {
        requireKnown(map, names, what);
        names.forEach(name -> entries.add(map.get(name)));
      }
      case List<?> list -> {
        if (list.size() != outputs) {
          throw new IllegalArgumentException(
              "%s: %d given for %d outputs %s; give one for each, or name the outputs"
                  .formatted(what, list.size(), outputs, names));
        }
        entries.addAll(list);
      }
      case null, default -> {
        for (int i = 0; i < outputs; i++) {
          entries.add(given);
        }
      }
    }
    return entries;
  }

  private static void requireKnown(Map<?, ?> map, List<String> names, String what) {
    for (var key : map.keySet()) {
      if (!names.contains(String.valueOf(key))) {
        throw new IllegalArgumentException(
            "%s: there is no output '%s'; the outputs are %s".formatted(what, key, names));
      }
    }
  }
}
