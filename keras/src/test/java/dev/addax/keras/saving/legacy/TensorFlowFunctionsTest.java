package dev.addax.keras.saving.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.addax.keras.config.Json;
import dev.addax.keras.models.Model;
import dev.addax.keras.models.Models;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Graphs of TensorFlow's functions as Keras 2.15 saved them, and of operations as it saved them
 * without eager execution, with what it computed: of each result the first 64 elements.
 */
final class TensorFlowFunctionsTest {
  private static final Map<String, int[]> SHAPES =
      Map.of(
          "x", new int[] {4, 6},
          "y", new int[] {4, 6},
          "p", new int[] {4, 4, 4},
          "s", new int[] {6},
          "i", new int[] {4});
  private static final List<String> ORDER = List.of("x", "y", "p", "s");

  /** One line of the recording, called by the Python expression that was saved. */
  record Case(Map<?, ?> json) {
    List<?> list(String key) {
      return (List<?>) json.get(key);
    }

    @Override
    public String toString() {
      return String.valueOf(json.get("case"));
    }
  }

  static Stream<Case> cases() {
    return Stream.of("functions.jsonl", "operations.jsonl").flatMap(TensorFlowFunctionsTest::cases);
  }

  private static Stream<Case> cases(String recording) {
    try (var file = TensorFlowFunctionsTest.class.getResourceAsStream(recording)) {
      var text =
          new String(java.util.Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(line -> new Case((Map<?, ?>) Json.parse(line)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Model model(Case recorded) {
    var layers = new ArrayList<Object>();
    var inputs = new ArrayList<Object>();
    for (var name : recorded.list("inputs")) {
      var shape = new ArrayList<Object>();
      shape.add(null);
      IntStream.of(SHAPES.get(name)).forEach(shape::add);
      var config =
          Trees.object(
              "batch_input_shape",
              shape,
              "dtype",
              name.equals("i") ? "int32" : "float32",
              "name",
              name);
      layers.add(
          Trees.object(
              "class_name",
              "InputLayer",
              "config",
              config,
              "name",
              name,
              "inbound_nodes",
              List.of()));
      inputs.add(List.of(name, 0, 0));
    }
    layers.addAll(recorded.list("layers"));
    var config =
        Trees.object(
            "name",
            "m",
            "layers",
            layers,
            "input_layers",
            inputs,
            "output_layers",
            recorded.list("output_layers"));
    return Models.fromJson(
        Json.text(
            Trees.object("class_name", "Functional", "config", config, "keras_version", "2.15.0")));
  }

  private static Tensor data(String name) {
    int[] dims = IntStream.concat(IntStream.of(2), IntStream.of(SHAPES.get(name))).toArray();
    int size = IntStream.of(dims).reduce(1, (a, b) -> a * b);
    if (name.equals("i")) {
      return Tensors.of(
          IntStream.range(0, size).map(i -> (int) Math.floor(drawn(i, 4) * 4)).toArray(), dims);
    }
    var values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (drawn(i, ORDER.indexOf(name)) * 2 - 1);
    }
    return Tensors.of(values, dims);
  }

  private static double drawn(long i, int k) {
    return (i * 2654435761L + k * 40503L) % 4294967296L / 4294967296.0;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void aSavedFunctionComputesWhatItDidInPython(Case recorded) {
    var model = model(recorded);
    var given = recorded.list("inputs").stream().map(name -> data(String.valueOf(name))).toList();
    var outputs = model.predict(given, 2);
    var expected = recorded.list("outputs");
    assertEquals(expected.size(), outputs.size());
    for (int k = 0; k < outputs.size(); k++) {
      var wanted = (Map<?, ?>) expected.get(k);
      assertEquals(
          wanted.get("shape").toString(),
          outputs.get(k).shape().toList().stream().map(Long::valueOf).toList().toString());
      var values = (List<?>) wanted.get("values");
      var actual = outputs.get(k).toDoubles();
      double largest =
          values.stream()
              .mapToDouble(TensorFlowFunctionsTest::number)
              .map(Math::abs)
              .filter(Double::isFinite)
              .max()
              .orElse(0);
      assertTrue(values.size() == Math.min(64, actual.length));
      for (int i = 0; i < values.size(); i++) {
        double want = number(values.get(i));
        boolean same = want == actual[i] || Double.isNaN(want) && Double.isNaN(actual[i]);
        int place = i;
        assertTrue(
            same || Math.abs(want - actual[i]) <= 1e-5 * Math.max(largest, 1e-3),
            () -> "element %d: expected %s, received %s".formatted(place, want, actual[place]));
      }
    }
  }

  private static double number(Object json) {
    return switch (json) {
      case Number n -> n.doubleValue();
      case Boolean flag -> flag ? 1 : 0;
      default ->
          switch (String.valueOf(json)) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
          };
    };
  }
}
