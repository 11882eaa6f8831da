package dev.addax.keras.hostile;

import dev.addax.keras.models.Model;
import dev.addax.keras.models.Models;
import dev.addax.keras.saving.SavingException;
import dev.addax.tensor.Variable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One try to open a file that may be anything.
 *
 * @param refused what the exception said; empty if the file was loaded
 * @param wrong what must not happen and did
 */
record Attempt(Optional<String> refused, Optional<String> wrong) {
  private static final int LONGEST_MESSAGE = 100_000;

  /** Loads a model from files that lie in a folder. */
  static Attempt load(Specimen specimen, Path folder) {
    return of(specimen, () -> Models.load(folder.resolve(specimen.opened())));
  }

  /** Looks what is in a file. */
  static Attempt inspect(Specimen specimen, Path folder) {
    return of(specimen, () -> Models.inspect(folder.resolve(specimen.opened())));
  }

  /** Loads weights into a model, which must be as before if that fails. */
  static Attempt loadWeights(Model model, Specimen specimen, Path folder) {
    var before = bits(model);
    var attempt = of(specimen, () -> model.loadWeights(folder.resolve(specimen.opened())));
    boolean changed = attempt.refused.isPresent() && !same(before, bits(model));
    return changed ? attempt.wrong("weights changed, though: " + attempt.refused.get()) : attempt;
  }

  private static Attempt of(Specimen specimen, Supplier<?> body) {
    return guarded(() -> judged(specimen, body));
  }

  /** {@return what comes of a body from which nothing should be thrown} */
  static Attempt guarded(Supplier<Attempt> body) {
    try {
      return body.get();
    } catch (RuntimeException | Error e) {
      return new Attempt(Optional.empty(), Optional.of(trace(e)));
    }
  }

  private static Attempt judged(Specimen specimen, Supplier<?> body) {
    try {
      body.get();
      return new Attempt(Optional.empty(), Optional.empty());
    } catch (SavingException e) {
      var message = String.valueOf(e.getMessage());
      var attempt = new Attempt(Optional.of(message), Optional.empty());
      boolean named = message.contains(specimen.opened()) || message.contains(specimen.damaged());
      boolean clear = named && message.length() < LONGEST_MESSAGE && !message.endsWith(": null");
      return clear ? attempt : attempt.wrong("a message that does not help: " + message);
    }
  }

  Attempt wrong(String what) {
    return new Attempt(refused, Optional.of(what));
  }

  private static String trace(Throwable e) {
    var text = new StringBuilder(e.toString());
    Arrays.stream(e.getStackTrace()).limit(12).forEach(f -> text.append("\n      at ").append(f));
    return e.getCause() == null ? text.toString() : text + "\n    from " + trace(e.getCause());
  }

  /** {@return the elements of all weights and of the optimizer's state} */
  static List<byte[]> bits(Model model) {
    var variables = new ArrayList<>(model.weights());
    if (model.isCompiled()) {
      variables.addAll(model.optimizer().variables());
    }
    return variables.stream().map(Attempt::bits).toList();
  }

  private static byte[] bits(Variable variable) {
    var values = variable.value();
    return values.buffer().segment().toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
  }

  static boolean same(List<byte[]> left, List<byte[]> right) {
    return left.size() == right.size()
        && java.util.stream.IntStream.range(0, left.size())
            .allMatch(i -> Arrays.equals(left.get(i), right.get(i)));
  }
}
