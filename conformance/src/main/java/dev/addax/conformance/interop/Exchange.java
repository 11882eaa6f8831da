package dev.addax.conformance.interop;

import dev.addax.conformance.recorded.ConformanceException;
import dev.addax.conformance.recorded.Recorded;
import dev.addax.conformance.recorded.Safetensors;
import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Json;
import dev.addax.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folder through which models go back and forth, as {@code interop.py} describes it.
 *
 * @param batch the number of rows of a batch
 * @param prediction how far predictions may be apart, as a share of the largest
 * @param training how far weights may be apart after an epoch, as a share of the largest
 */
record Exchange(
    Path folder, int batch, double prediction, double training, List<Specimen> specimens) {

  /** A model and the formats in which real Keras can keep it. */
  record Specimen(String name, List<String> formats) {}

  static Exchange open(Path folder) {
    var file = folder.resolve("models.json");
    try {
      if (Json.parse(Files.readString(file)) instanceof Map<?, ?> json
          && json.get("batch") instanceof Number batch
          && json.get("prediction") instanceof Number prediction
          && json.get("training") instanceof Number training
          && json.get("models") instanceof List<?> models) {
        return new Exchange(
            folder,
            batch.intValue(),
            prediction.doubleValue(),
            training.doubleValue(),
            models.stream().map(Exchange::specimen).toList());
      }
      throw new ConformanceException(file + " is not what interop.py writes");
    } catch (IOException | ConfigException e) {
      throw new ConformanceException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static Specimen specimen(@Nullable Object json) {
    if (json instanceof Map<?, ?> map && map.get("formats") instanceof List<?> formats) {
      return new Specimen(
          String.valueOf(map.get("name")), formats.stream().map(String::valueOf).toList());
    }
    throw new ConformanceException("a model has no list of formats: " + json);
  }

  /** {@return the file that real Keras wrote} */
  Path theirs(String name, String format) {
    return folder.resolve("python").resolve(name + format);
  }

  /** {@return the file to write for real Keras} */
  Path ours(String name, String format) {
    return folder.resolve("addax").resolve(name + format);
  }

  Safetensors data(String name) {
    return Safetensors.open(folder.resolve("data").resolve(name + ".safetensors"));
  }

  /** {@return the tensors {@code letter}0, {@code letter}1, …} */
  static List<Recorded> series(Safetensors data, String letter) {
    var series = new ArrayList<Recorded>();
    while (data.names().contains(letter + series.size())) {
      series.add(data.get(letter + series.size()));
    }
    return series;
  }

  static List<Tensor> tensors(Safetensors data, String letter) {
    return series(data, letter).stream().map(Recorded::tensor).toList();
  }
}
