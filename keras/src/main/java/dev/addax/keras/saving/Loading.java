package dev.addax.keras.saving;

import dev.addax.keras.layers.Layer;
import dev.addax.keras.optimizers.Optimizer;
import dev.addax.tensor.Provenance;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Moves values from files into weights: all that fit together, or none. */
public final class Loading {
  /** What a file may hold however small it is, and how often larger than itself beyond that. */
  private static final long FREE_BYTES = 256 << 20;

  private static final long MAX_GROWTH = 100;

  private Loading() {}

  /**
   * {@return what {@code body} makes of a file} A file may ask for anything: that there is no room
   * for it is said of the file, not of the program that opened it.
   *
   * @throws SavingException whatever is wrong with the file, wherever that was found
   */
  public static <R> R guarded(Path file, Supplier<R> body) {
    try {
      return Guarded.reading(String.valueOf(file), body);
    } catch (OutOfMemoryError e) {
      throw new SavingException(
          "Cannot load %s: it takes more memory than there is (%s); see -Xmx"
              .formatted(file, e.getMessage()),
          e);
    } catch (StackOverflowError e) {
      throw new SavingException("Cannot load %s: it is nested too deeply".formatted(file), e);
    }
  }

  /**
   * Gives a built layer the weights of a file.
   *
   * @return what was loaded
   * @throws SavingException with everything that does not fit, if anything does not and {@code
   *     options} do not allow it; no weight has changed then
   */
  public static LoadReport weights(SavedModel saved, Layer model, LoadOptions options) {
    saved.verify();
    var matching = new Matching();
    saved.weights().match(model, options, matching);
    var fitting = new LinkedHashMap<Variable, StoredTensor>();
    var report = compare(saved, matching, fitting);
    boolean fits =
        report.shapeDiffers().isEmpty()
            && (options.byName() || report.missing().isEmpty() && report.unexpected().isEmpty());
    if (!fits && !options.lenient()) {
      throw SavingException.of(refusal(saved, model, report), report);
    }
    assign(saved, fitting);
    finish(saved, matching);
    return report;
  }

  /** What is beside the weights may be anything, and so may be what layers say to it. */
  private static void finish(SavedModel saved, Matching matching) {
    try {
      matching.afterwards().forEach(Runnable::run);
    } catch (RuntimeException e) {
      throw new SavingException(
          "Cannot use what %s holds beside the weights: %s".formatted(saved.file(), e.getMessage()),
          e);
    }
  }

  /** {@return what {@link #weights} would load and what does not fit; nothing is read} */
  public static LoadReport check(SavedModel saved, Layer model, LoadOptions options) {
    var matching = new Matching();
    saved.weights().match(model, options, matching);
    return compare(saved, matching, new LinkedHashMap<>());
  }

  private static LoadReport compare(
      SavedModel saved, Matching matching, Map<Variable, StoredTensor> fitting) {
    var loaded = new ArrayList<LoadReport.Loaded>();
    var differ = new ArrayList<LoadReport.ShapeDiffers>();
    matching
        .pairs()
        .forEach(
            (weight, stored) -> {
              if (weight.type().shape().equals(stored.type().shape())) {
                fitting.put(weight, stored);
                loaded.add(new LoadReport.Loaded(weight.path(), weight.type(), stored.path()));
              } else {
                differ.add(
                    new LoadReport.ShapeDiffers(
                        weight.path(), weight.type(), stored.path(), stored.type()));
              }
            });
    return new LoadReport(
        String.valueOf(saved.file()),
        false,
        loaded,
        matching.missing(),
        matching.unexpected(),
        differ,
        matching.notes());
  }

  private static String refusal(SavedModel saved, Layer model, LoadReport report) {
    var unbuilt =
        model.flattened().stream().filter(layer -> !layer.isBuilt()).map(Layer::name).toList();
    return """
    The weights of %s do not fit %s '%s'; nothing was loaded. \
    LoadOptions.strict().skipMismatch() loads what fits, .byNames() goes by layer names.
    %s%s\
    """
        .formatted(
            saved.file(),
            model.getClass().getSimpleName(),
            model.name(),
            report,
            unbuilt.isEmpty() ? "" : "\n  not built, so without weights: " + unbuilt);
  }

  /** Reads everything before the first assignment, so that a damaged file changes nothing. */
  private static void assign(SavedModel saved, Map<Variable, StoredTensor> fitting) {
    requirePlausible(saved, fitting.values());
    var values = new LinkedHashMap<Variable, Tensor>();
    fitting.forEach((weight, stored) -> values.put(weight, stored.read()));
    var file = String.valueOf(saved.file().getFileName());
    values.forEach(
        (weight, value) ->
            weight.assign(value, new Provenance.Loaded(file, fitting.get(weight).path())));
  }

  /** Elements that were never written, or packed ones, take next to no place in a file. */
  private static void requirePlausible(SavedModel saved, Collection<StoredTensor> tensors) {
    long bytes = 0;
    for (var tensor : tensors) {
      bytes = Math.min(bytes, Long.MAX_VALUE - tensor.type().bytes()) + tensor.type().bytes();
    }
    if (bytes > FREE_BYTES && bytes / MAX_GROWTH > saved.size()) {
      throw new SavingException(
          "%s: tensors of %d bytes in a file of %d look like a bomb"
              .formatted(saved.file(), bytes, saved.size()));
    }
  }

  /**
   * Gives an optimizer the state that a file holds. State that does not fit is left out, as in
   * Keras: the weights are worth having without it.
   *
   * @return what is worth saying; empty if everything fits or the file holds no state
   */
  public static List<String> optimizer(SavedModel saved, Optimizer optimizer) {
    var stored = saved.weights().optimizer(optimizer);
    var variables = optimizer.variables();
    if (stored.isEmpty()) {
      return List.of();
    }
    if (stored.size() != variables.size()) {
      return List.of(
          "state of the optimizer not loaded: %s has %d variables, the file has %d"
              .formatted(optimizer.name(), variables.size(), stored.size()));
    }
    var fitting = new LinkedHashMap<Variable, StoredTensor>();
    for (int i = 0; i < stored.size(); i++) {
      var variable = variables.get(i);
      if (!variable.type().shape().equals(stored.get(i).type().shape())) {
        return List.of(
            "state of the optimizer not loaded: %s is %s, the file has %s at %s"
                .formatted(
                    variable.path(), variable.type(), stored.get(i).type(), stored.get(i).path()));
      }
      if (stored.get(i).isStored()) {
        fitting.put(variable, stored.get(i));
      }
    }
    assign(saved, fitting);
    return List.of();
  }
}
