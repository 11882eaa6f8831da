package dev.addax.cli;

import dev.addax.keras.models.Model;
import dev.addax.keras.models.Models;
import dev.addax.keras.saving.ModelFormats;
import dev.addax.keras.saving.SavingException;
import java.nio.file.Path;

/** {@code addax convert IN OUT}: writes a model, or its weights, in another format. */
public final class Convert implements Command {
  @Override
  public Usage usage() {
    return Usage.of(
            "convert",
            "Write a model in another format, which the name of OUT says: .keras and .h5 hold the"
                + " whole model, .weights.h5, .weights.json and .safetensors its weights.")
        .parameter("IN", "Model file of any known format.")
        .parameter("OUT", "File to write; replaced if it is there.")
        .option("--model", "FILE", "Where IN holds weights alone: a file with the architecture.");
  }

  @Override
  public int run(Arguments arguments) {
    try {
      var from = arguments.path("IN");
      var to = arguments.path("OUT");
      var format = ModelFormats.forWriting(to);
      var model = model(from, arguments);
      if (format.holdsModels()) {
        model.save(to);
      } else {
        model.saveWeights(to);
      }
      model.loadReport().ifPresent(report -> report.notes().forEach(System.err::println));
      System.out.println(from + " → " + to + " (" + format.name() + ")");
      return 0;
    } catch (SavingException e) {
      throw new CommandException(String.valueOf(e.getMessage()));
    }
  }

  private static Model model(Path from, Arguments arguments) {
    var architecture = arguments.find("--model");
    if (architecture.isEmpty()) {
      return Models.load(from);
    }
    var model = Models.load(Path.of(architecture.get()));
    model.loadWeights(from);
    return model;
  }
}
