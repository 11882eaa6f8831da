package dev.addax.keras.saving;

import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.List;

/**
 * What loading did, weight by weight.
 *
 * @param file the file
 * @param deferred whether the weights wait until the model is built
 * @param loaded the weights that have their values from the file
 * @param missing weights that the file has no values for
 * @param unexpected values in the file that belong to no weight
 * @param shapeDiffers weights whose values in the file have another shape
 * @param notes what else is worth knowing, such as state of an optimizer that does not fit
 */
public record LoadReport(
    String file,
    boolean deferred,
    List<Loaded> loaded,
    List<Missing> missing,
    List<Unexpected> unexpected,
    List<ShapeDiffers> shapeDiffers,
    List<String> notes) {
  private static final int SHOWN = 50;

  public LoadReport {
    loaded = List.copyOf(loaded);
    missing = List.copyOf(missing);
    unexpected = List.copyOf(unexpected);
    shapeDiffers = List.copyOf(shapeDiffers);
    notes = List.copyOf(notes);
  }

  /** A weight and the place in the file that it has its value from. */
  public record Loaded(String weight, TensorType type, String storedAt) {}

  /** A weight that is not in the file, and where it was looked for. */
  public record Missing(String weight, TensorType type, String expectedAt) {}

  /** A tensor in the file that no weight wants. */
  public record Unexpected(String storedAt, TensorType type) {}

  /** A weight and a tensor that belong together and have different shapes. */
  public record ShapeDiffers(
      String weight, TensorType expected, String storedAt, TensorType stored) {}

  /** {@return a report of a load that waits for the model to be built} */
  public static LoadReport waiting(String file) {
    return new LoadReport(file, true, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /** {@return whether every weight was loaded and every value used} */
  public boolean isComplete() {
    return !deferred && missing.isEmpty() && unexpected.isEmpty() && shapeDiffers.isEmpty();
  }

  /** {@return this with one more note} */
  public LoadReport note(String text) {
    var more = new ArrayList<>(notes);
    more.add(text);
    return new LoadReport(file, deferred, loaded, missing, unexpected, shapeDiffers, more);
  }

  /** {@return a table: the counts, then what does not fit, line by line} */
  @Override
  public String toString() {
    if (deferred) {
      return file + ": the weights are loaded when the model is built";
    }
    var lines = new ArrayList<String>();
    lines.add(
        "%s: %d loaded, %d missing, %d unexpected, %d of another shape"
            .formatted(
                file, loaded.size(), missing.size(), unexpected.size(), shapeDiffers.size()));
    section(
        lines,
        "missing in the file",
        missing.stream()
            .map(m -> "%s %s, expected at %s".formatted(m.weight(), m.type(), m.expectedAt()))
            .toList());
    section(
        lines,
        "unexpected in the file",
        unexpected.stream().map(u -> "%s %s".formatted(u.storedAt(), u.type())).toList());
    section(
        lines,
        "another shape",
        shapeDiffers.stream()
            .map(
                d ->
                    "%s is %s, the file has %s at %s"
                        .formatted(d.weight(), d.expected(), d.stored(), d.storedAt()))
            .toList());
    section(lines, "notes", notes);
    return String.join("\n", lines);
  }

  private static void section(List<String> lines, String title, List<String> items) {
    if (items.isEmpty()) {
      return;
    }
    lines.add("  " + title + ":");
    items.stream().limit(SHOWN).forEach(item -> lines.add("    " + item));
    if (items.size() > SHOWN) {
      lines.add("    … and " + (items.size() - SHOWN) + " more");
    }
  }
}
