package dev.addax.keras.layers.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.addax.keras.config.Json;
import dev.addax.keras.models.Models;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All implementations of locally connected layers, with what Keras 2.15 computed. */
final class LocallyConnectedTest {
  /** One line of the recording, called by the options that it varies. */
  record Case(Map<?, ?> json) {
    int[] shape(String key) {
      return dims((List<?>) Objects.requireNonNull(json.get(key)));
    }

    Map<?, ?> config() {
      return (Map<?, ?>) Objects.requireNonNull(json.get("config"));
    }

    @Override
    public String toString() {
      return json.get("class_name")
          + " implementation %s, %s, %s, kernel %s"
              .formatted(
                  config().get("implementation"),
                  config().get("padding"),
                  config().get("data_format"),
                  config().get("kernel_size"));
    }
  }

  private static int[] dims(List<?> list) {
    return list.stream().mapToInt(dim -> ((Number) dim).intValue()).toArray();
  }

  static Stream<Case> cases() {
    try (var file = LocallyConnectedTest.class.getResourceAsStream("locally-connected.jsonl")) {
      var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(line -> new Case((Map<?, ?>) Json.parse(line)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Tensor drawn(int k, int... dims) {
    int size = Arrays.stream(dims).reduce(1, (a, b) -> a * b);
    var values = new float[size];
    for (int i = 0; i < size; i++) {
      long drawn = (i * 2654435761L + k * 40503L) % 4294967296L;
      values[i] = (float) (drawn / 4294967296.0 * 2 - 1);
    }
    return Tensors.of(values, dims);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void itComputesWhatKeras2Did(Case recorded) {
    var config = new LinkedHashMap<Object, Object>(recorded.config());
    var input = new ArrayList<Object>();
    input.add(null);
    var dims = recorded.shape("input");
    for (int i = 1; i < dims.length; i++) {
      input.add(dims[i]);
    }
    config.put("batch_input_shape", input);
    var layer = Map.of("class_name", recorded.json().get("class_name"), "config", config);
    var model =
        Models.fromJson(
            Json.text(
                Map.of(
                    "class_name",
                    "Sequential",
                    "keras_version",
                    "2.15.0",
                    "config",
                    Map.of("name", "m", "layers", List.of(layer)))));
    var shapes = (List<?>) Objects.requireNonNull(recorded.json().get("weights"));
    assertEquals(
        shapes.stream().map(shape -> List.of(boxed(dims((List<?>) shape)))).toList(),
        model.weights().stream().map(w -> w.type().shape().toList()).toList());
    for (int i = 0; i < shapes.size(); i++) {
      model.weights().get(i).assign(drawn(i + 1, dims((List<?>) shapes.get(i))));
    }
    var output = model.predict(drawn(0, dims));
    assertEquals(List.of(boxed(recorded.shape("shape"))), output.shape().toList());
    var expected = (List<?>) Objects.requireNonNull(recorded.json().get("output"));
    var actual = output.toDoubles();
    for (int i = 0; i < actual.length; i++) {
      assertEquals(((Number) expected.get(i)).doubleValue(), actual[i], 2e-6, "at " + i);
    }
  }

  private static Integer[] boxed(int[] dims) {
    return Arrays.stream(dims).boxed().toArray(Integer[]::new);
  }
}
