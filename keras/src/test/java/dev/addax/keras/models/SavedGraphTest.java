package dev.addax.keras.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.addax.keras.config.Json;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Graphs as Keras 3 saves them, with what it computed. */
final class SavedGraphTest {
  /** One line of the recording. */
  record Case(Map<?, ?> json) {
    List<?> list(String key) {
      return (List<?>) Objects.requireNonNull(json.get(key));
    }

    @Override
    public String toString() {
      return String.valueOf(json.get("case"));
    }
  }

  static Stream<Case> cases() {
    try (var file = SavedGraphTest.class.getResourceAsStream("graphs.jsonl")) {
      var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(line -> new Case((Map<?, ?>) Json.parse(line)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double[] numbers(List<?> list) {
    return list.stream().mapToDouble(n -> ((Number) n).doubleValue()).toArray();
  }

  private static int[] dims(List<?> list) {
    return list.stream().mapToInt(n -> ((Number) n).intValue()).toArray();
  }

  private static Tensor floats(double[] values, int... dims) {
    var floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return Tensors.of(floats, dims);
  }

  /** The values that the recording gave to weight {@code k − 1}; variances are not negative. */
  private static Tensor drawn(int k, boolean positive, int... dims) {
    var values = new double[Arrays.stream(dims).reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < values.length; i++) {
      double value = (i * 2654435761L + k * 40503L) % 4294967296L / 4294967296.0 * 2 - 1;
      values[i] = positive ? Math.abs(value) : value;
    }
    return floats(values, dims);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void aSavedGraphComputesWhatItDidInPython(Case recorded) {
    var model = Models.fromJson(Json.text(recorded.json().get("model")));
    var weights = model.weights();
    assertEquals(recorded.list("weights").size(), weights.size());
    for (int i = 0; i < weights.size(); i++) {
      var weight = weights.get(i);
      var shape = dims((List<?>) recorded.list("weights").get(i));
      weight.assign(drawn(i + 1, weight.name().contains("variance"), shape));
    }
    var input = floats(numbers(recorded.list("input")), dims(recorded.list("input_shape")));
    var output = model.predict(input);
    assertArrayEquals(dims(recorded.list("shape")), output.shape().toArray());
    assertArrayEquals(numbers(recorded.list("output")), output.toDoubles(), 2e-6);
  }
}
