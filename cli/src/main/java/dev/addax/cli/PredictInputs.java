package dev.addax.cli;

import dev.addax.data.Array;
import dev.addax.data.file.Csv;
import dev.addax.data.file.Npy;
import dev.addax.data.file.Table;
import dev.addax.data.folder.ColorMode;
import dev.addax.data.folder.Picture;
import dev.addax.keras.models.Model;
import dev.addax.keras.ops.Ops;
import dev.addax.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Files as the inputs of a model. */
final class PredictInputs {
  private final Model model;

  PredictInputs(Model model) {
    this.model = model;
  }

  List<Tensor> read(List<Path> files) {
    if (files.stream().allMatch(PredictInputs::isPicture)) {
      var pictures = new ArrayList<Tensor>();
      files.forEach(file -> pictures.add(picture(file)));
      return List.of(pictures.size() == 1 ? pictures.getFirst() : joined(pictures));
    }
    var inputs = new ArrayList<Tensor>();
    for (var file : files) {
      inputs.addAll(arrays(file));
    }
    return inputs;
  }

  private static boolean isPicture(Path file) {
    return file.toString().toLowerCase(java.util.Locale.ROOT).matches(".*\\.(png|jpe?g|gif|bmp)");
  }

  private List<Tensor> arrays(Path file) {
    var name = file.toString();
    if (name.endsWith(".npz")) {
      return named(file, Npy.readAll(file));
    }
    if (name.endsWith(".npy")) {
      return List.of(Npy.read(file).tensor());
    }
    if (name.endsWith(".csv")) {
      return List.of(table(file).tensor());
    }
    throw new CommandException("--input is a .npy, .npz or .csv file or a picture, not " + file);
  }

  /** Arrays go to the inputs of their names, or in order if no name is known. */
  private List<Tensor> named(Path file, Map<String, Array> arrays) {
    var names = model.inputNames();
    if (arrays.keySet().containsAll(names) && !names.isEmpty()) {
      return names.stream().map(name -> arrays.get(name).tensor()).toList();
    }
    if (arrays.size() != Math.max(1, names.size())) {
      throw new CommandException(
          "%s holds %s, the model takes %s".formatted(file, arrays.keySet(), names));
    }
    return arrays.values().stream().map(Array::tensor).toList();
  }

  private static Array table(Path file) {
    var table = (startsWithNumber(file) ? Csv.withoutHeader() : Csv.withHeader()).read(file);
    return numbers(table);
  }

  private static Array numbers(Table table) {
    return table.numbers(table.names().toArray(String[]::new));
  }

  private static boolean startsWithNumber(Path file) {
    try (var lines = Files.lines(file)) {
      var first = lines.findFirst().orElse("").split(",", 2)[0].strip();
      Double.parseDouble(first);
      return true;
    } catch (NumberFormatException e) {
      return false;
    } catch (IOException e) {
      throw new CommandException("Cannot read " + file + ": " + e);
    }
  }

  /** A picture of the size and with the channels that the model takes. */
  private Tensor picture(Path file) {
    var shape = model.inputs().isEmpty() ? null : model.inputs().getFirst().shape();
    if (shape == null || shape.rank() != 4) {
      throw new CommandException(
          "The model does not take pictures: its input is " + (shape == null ? "unknown" : shape));
    }
    var mode =
        shape.last() == 1
            ? ColorMode.GRAYSCALE
            : shape.last() == 4 ? ColorMode.RGBA : ColorMode.RGB;
    var pixels = Picture.read(file, mode).toArray().tensor().expandDims(0);
    if (!shape.isKnown(1) || !shape.isKnown(2)) {
      return pixels;
    }
    var size = List.of((long) shape.dim(1), (long) shape.dim(2));
    return (Tensor)
        java.util.Objects.requireNonNull(Ops.call("image.resize", List.of(pixels, size), Map.of()));
  }

  private static Tensor joined(List<Tensor> pictures) {
    return (Tensor)
        java.util.Objects.requireNonNull(Ops.call("concatenate", List.of(pictures), Map.of()));
  }
}
