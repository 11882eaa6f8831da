package dev.addax.conformance.interop;

import dev.addax.conformance.recorded.ConformanceException;
import dev.addax.conformance.recorded.Safetensors;
import dev.addax.keras.config.Codec;
import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Json;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The folder through which models go back and forth, as {@code interop.py} describes it.
 *
 * @param batch the number of rows of a batch
 */
record Exchange(Path folder, int batch, List<Specimen> specimens) {

  /**
   * A model and the formats in which real Keras can keep it.
   *
   * @param texts tensors of texts by name, which the file of numbers cannot hold
   * @param prediction how far predictions may be apart, as a share of the largest
   * @param training how far weights may be apart after an epoch, as a share of the largest
   */
  record Specimen(
      String name,
      List<String> formats,
      Map<String, Tensor> texts,
      double prediction,
      double training) {}

  static Exchange open(Path folder) {
    var file = folder.resolve("models.json");
    try {
      if (Json.parse(Files.readString(file)) instanceof Map<?, ?> json
          && json.get("batch") instanceof Number batch
          && json.get("models") instanceof List<?> models) {
        return new Exchange(
            folder, batch.intValue(), models.stream().map(Exchange::specimen).toList());
      }
      throw new ConformanceException(file + " is not what interop.py writes");
    } catch (IOException | ConfigException e) {
      throw new ConformanceException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static Specimen specimen(@Nullable Object json) {
    if (json instanceof Map<?, ?> map
        && map.get("formats") instanceof List<?> formats
        && map.get("texts") instanceof Map<?, ?> texts
        && map.get("prediction") instanceof Number prediction
        && map.get("training") instanceof Number training) {
      var tensors = new HashMap<String, Tensor>();
      texts.forEach((name, tensor) -> tensors.put(String.valueOf(name), text(tensor)));
      return new Specimen(
          String.valueOf(map.get("name")),
          formats.stream().map(String::valueOf).toList(),
          tensors,
          prediction.doubleValue(),
          training.doubleValue());
    }
    throw new ConformanceException("a model has no formats, texts or tolerances: " + json);
  }

  private static Tensor text(@Nullable Object json) {
    if (json instanceof Map<?, ?> map
        && map.get("shape") instanceof List<?> shape
        && map.get("values") instanceof List<?> values) {
      return Tensors.of(
          values.stream().map(String::valueOf).toArray(String[]::new),
          shape.stream().mapToInt(Codec.INT::read).toArray());
    }
    throw new ConformanceException("a tensor of texts has no shape or no values: " + json);
  }

  /** {@return the file that real Keras wrote} */
  Path theirs(String name, String format) {
    return folder.resolve("python").resolve(name + format);
  }

  /** {@return the file to write for real Keras} */
  Path ours(String name, String format) {
    return folder.resolve("addax").resolve(name + format);
  }

  /** {@return the tensors of a model: x0, x1, …, y0, …} */
  Map<String, Tensor> data(Specimen specimen) {
    var data = new HashMap<>(specimen.texts());
    var numbers =
        Safetensors.open(folder.resolve("data").resolve(specimen.name() + ".safetensors"));
    numbers.names().forEach(name -> data.put(name, numbers.get(name).tensor()));
    return data;
  }

  /** {@return the tensors {@code letter}0, {@code letter}1, …} */
  static List<Tensor> series(Map<String, Tensor> data, String letter) {
    return IntStream.iterate(0, i -> i + 1)
        .mapToObj(i -> data.get(letter + i))
        .takeWhile(Objects::nonNull)
        .toList();
  }
}
