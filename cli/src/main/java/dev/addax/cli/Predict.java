package dev.addax.cli;

import dev.addax.data.Array;
import dev.addax.data.DataException;
import dev.addax.data.file.Npy;
import dev.addax.keras.models.Model;
import dev.addax.keras.models.Models;
import dev.addax.keras.saving.LoadOptions;
import dev.addax.keras.saving.SavingException;
import dev.addax.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** {@code addax predict FILE --input DATA}: the outputs of a saved model. */
public final class Predict implements Command {
  private static final int BATCH = 32;

  @Override
  public Usage usage() {
    return Usage.of(
            "predict",
            "Compute what a saved model gives for data: arrays of NumPy, tables, or pictures,"
                + " which are brought to the size that the model takes.")
        .parameter("FILE", "Model file of any known format.")
        .option(
            "--input",
            "DATA",
            "A .npy, .npz or .csv file or a picture; repeat it for a model of several inputs, or"
                + " for several pictures.")
        .option("--output", "FILE", "Write a .npy, .npz or .csv file instead of printing.")
        .option("--batch", "N", "How many rows at a time; 32 if not given.");
  }

  @Override
  public int run(Arguments arguments) {
    var files = arguments.all("--input").stream().map(Path::of).toList();
    if (files.isEmpty()) {
      throw CommandException.usage("Missing --input DATA");
    }
    try {
      var model = Models.load(arguments.path("FILE"), LoadOptions.strict().compile(false));
      var inputs = new PredictInputs(model).read(files);
      var outputs = model.predict(inputs, arguments.integer("--batch", BATCH));
      var target = arguments.find("--output");
      if (target.isPresent()) {
        write(Path.of(target.get()), model, outputs);
      } else {
        outputs.forEach(output -> System.out.println(text(output)));
      }
      return 0;
    } catch (SavingException | DataException | IllegalArgumentException e) {
      throw new CommandException(String.valueOf(e.getMessage()));
    }
  }

  private static void write(Path file, Model model, List<Tensor> outputs) {
    var name = file.toString();
    if (name.endsWith(".npz")) {
      var named = new LinkedHashMap<String, Array>();
      for (int i = 0; i < outputs.size(); i++) {
        named.put("output_" + i, Array.of(outputs.get(i)));
      }
      Npy.writeAll(file, named);
    } else if (outputs.size() > 1) {
      throw new CommandException(
          "%s has %d outputs; write them to a .npz file".formatted(model.name(), outputs.size()));
    } else if (name.endsWith(".npy")) {
      Npy.write(file, Array.of(outputs.getFirst()));
    } else if (name.endsWith(".csv")) {
      writeText(file, text(outputs.getFirst()));
    } else {
      throw new CommandException("--output is a .npy, .npz or .csv file, not " + file);
    }
  }

  private static void writeText(Path file, String text) {
    try {
      Files.writeString(file, text + "\n");
    } catch (IOException e) {
      throw new CommandException("Cannot write " + file + ": " + e);
    }
  }

  /** {@return a line for each row, its values separated by commas} */
  private static String text(Tensor output) {
    var values = output.toDoubles();
    int rows = output.rank() == 0 ? 1 : output.shape().dim(0);
    int width = rows == 0 ? 0 : values.length / rows;
    var lines = new ArrayList<String>();
    for (int row = 0; row < rows; row++) {
      lines.add(
          Arrays.stream(values, row * width, (row + 1) * width)
              .mapToObj(value -> String.valueOf((float) value))
              .collect(Collectors.joining(",")));
    }
    return String.join("\n", lines);
  }
}
