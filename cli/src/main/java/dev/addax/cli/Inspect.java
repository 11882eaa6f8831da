package dev.addax.cli;

import dev.addax.keras.config.Json;
import dev.addax.keras.models.Models;
import dev.addax.keras.saving.SavingException;

/** {@code addax inspect FILE}: what a file of models or weights holds, without reading it all. */
public final class Inspect implements Command {
  @Override
  public Usage usage() {
    return Usage.of(
            "inspect",
            "Say what a model or weights file holds: format, Keras version, layers, weights with"
                + " shapes, state of the optimizer, and what would not load and why.")
        .parameter("FILE", "Model or weights file of any known format.")
        .flag("--json", "Print a JSON object instead of a table.");
  }

  @Override
  public int run(Arguments arguments) {
    try {
      var found = Models.inspect(arguments.path("FILE"));
      System.out.println(arguments.has("--json") ? Json.pretty(found.toJson()) : found);
      return found.problems().isEmpty() ? 0 : 1;
    } catch (SavingException e) {
      throw new CommandException(String.valueOf(e.getMessage()));
    }
  }
}
