package dev.addax.keras.layers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.addax.keras.config.Recordings;
import dev.addax.keras.config.Serialization;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.Variable;
import dev.addax.tensor.transform.Gradients;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;

/**
 * One call of a layer of real Keras: its JSON, weights and inputs; and what it made of them:
 * output, mask, losses, updated weights and gradients of Σ upstream · output.
 */
record RecordedCall(Map<String, Object> fields) {
  private static final double TOLERANCE = 1e-4;
  private static final double HALF_TOLERANCE = 2e-2;

  void check() {
    var layer = Serialization.deserialize(Layer.class, fields.get("layer"));
    var inputs = inputs();
    layer.buildFor(inputs.stream().map(Tensor::shape).toArray(Shape[]::new));
    assign(layer.weights());
    var before = layer.weights().stream().map(Variable::value).toList();
    var output = layer.apply(inputs, call());
    var sources = new ArrayList<>(inputs.stream().map(Tensor::unmasked).toList());
    sources.addAll(before);
    var gradients = gradients(output, sources);
    var soft = new SoftAssertions();
    expect(soft, "output", fields.get("output"), output);
    expect(soft, "mask", fields.get("mask"), output.mask());
    soft.assertThat(layer.losses().stream().mapToDouble(Tensor::item).toArray())
        .as("losses")
        .containsExactly(Recordings.numbers(fields.get("losses")), within(TOLERANCE));
    var updated = (List<?>) fields.get("updated");
    for (int i = 0; i < updated.size(); i++) {
      var after = layer.weights().get(i);
      var wanted = updated.get(i) == null ? list("weights").get(i) : updated.get(i);
      expect(soft, "after the call " + after.name(), wanted, after.value());
    }
    if (gradients != null) {
      compareGradients(soft, layer, inputs.size(), gradients);
    }
    soft.assertAll();
  }

  private static org.assertj.core.data.Offset<Double> within(double tolerance) {
    return org.assertj.core.data.Offset.offset(tolerance);
  }

  private List<?> list(String name) {
    return (List<?>) Objects.requireNonNull(fields.get(name), name);
  }

  private List<Tensor> inputs() {
    var inputs = new ArrayList<Tensor>();
    var masks = fields.get("masks") instanceof List<?> list ? list : List.of();
    for (var recorded : list("inputs")) {
      var mask = inputs.size() < masks.size() ? masks.get(inputs.size()) : null;
      var x = tensor(recorded);
      inputs.add(mask == null ? x : x.withMask(tensor(mask)));
    }
    return inputs;
  }

  private Call call() {
    var call = Call.DEFAULT.training(Boolean.TRUE.equals(fields.get("training")));
    if (fields.get("arguments") instanceof Map<?, ?> arguments) {
      for (var entry : arguments.entrySet()) {
        var value = entry.getValue();
        call =
            entry.getKey().equals("mask")
                ? call.mask(tensor(value))
                : call.with(String.valueOf(entry.getKey()), value);
      }
    }
    return call;
  }

  private void assign(List<Variable> weights) {
    var recorded = list("weights");
    assertThat(weights.stream().map(Variable::name).toList())
        .as("weights")
        .isEqualTo(list("names").stream().map(n -> n.toString().replaceAll(".*/", "")).toList());
    for (int i = 0; i < weights.size(); i++) {
      weights.get(i).assign(tensor(recorded.get(i)));
    }
  }

  private @Nullable List<@Nullable Tensor> gradients(Tensor output, List<Tensor> sources) {
    var upstream = fields.get("upstream");
    if (upstream == null) {
      return null;
    }
    var loss = output.unmasked().cast(DType.FLOAT32).multiply(tensor(upstream)).sum();
    return Gradients.of(loss, sources.toArray(Tensor[]::new));
  }

  private void compareGradients(
      SoftAssertions soft, Layer layer, int inputs, List<@Nullable Tensor> gradients) {
    var ofInputs = list("input_gradients");
    var ofWeights = list("weight_gradients");
    for (int i = 0; i < gradients.size(); i++) {
      var recorded = i < inputs ? ofInputs.get(i) : ofWeights.get(i - inputs);
      var gradient = gradients.get(i);
      var name = i < inputs ? "input " + i : layer.weights().get(i - inputs).name();
      if (recorded != null && gradient == null) {
        // Where nothing flows, zeros and nothing mean the same.
        expect(soft, "gradient of " + name, recorded, tensor(recorded).zerosLike());
      } else if (recorded != null) {
        expect(soft, "gradient of " + name, recorded, gradient);
      }
    }
  }

  private void expect(
      SoftAssertions soft, String what, @Nullable Object recorded, @Nullable Tensor actual) {
    soft.assertThat(actual == null).as(what + " is missing").isEqualTo(recorded == null);
    if (recorded == null || actual == null) {
      return;
    }
    var wanted = tensor(recorded);
    soft.assertThat(actual.type()).as(what).isEqualTo(wanted.type());
    if (!actual.type().equals(wanted.type())) {
      return;
    }
    if (wanted.dtype() == DType.STRING) {
      soft.assertThat(actual.toStrings()).as(what).isEqualTo(wanted.toStrings());
      return;
    }
    double tolerance = isHalf() ? HALF_TOLERANCE : TOLERANCE;
    var values = actual.toDoubles();
    var expected = wanted.toDoubles();
    double scale =
        IntStream.range(0, expected.length).mapToDouble(i -> Math.abs(expected[i])).max().orElse(0);
    int worst = -1;
    double most = tolerance * Math.max(1, scale);
    for (int i = 0; i < values.length; i++) {
      double off = Math.abs(values[i] - expected[i]);
      if (off > most || Double.isNaN(values[i]) != Double.isNaN(expected[i])) {
        most = off;
        worst = i;
      }
    }
    if (worst >= 0) {
      soft.fail("%s, element %d: %s, recorded %s", what, worst, values[worst], expected[worst]);
    }
  }

  /** In half precision gradients of float32 weights are no better than the arithmetic. */
  private boolean isHalf() {
    return tensor(fields.get("output")).dtype().bytes() == 2;
  }

  private static Tensor tensor(@Nullable Object recorded) {
    var map = (Map<?, ?>) Objects.requireNonNull(recorded);
    var dtype = DType.of(String.valueOf(map.get("dtype")));
    var dims = Recordings.ints(map.get("shape"));
    if (dtype == DType.STRING) {
      var texts = ((List<?>) map.get("values")).stream().map(String::valueOf);
      return Tensors.of(texts.toArray(String[]::new), dims);
    }
    var values = ((List<?>) map.get("values")).stream().mapToDouble(RecordedCall::number).toArray();
    var flat = Tensors.of(values, values.length);
    return flat.cast(dtype).reshape(Shape.of(dims));
  }

  private static double number(Object value) {
    return switch (value) {
      case Number n -> n.doubleValue();
      case String s when s.equals("nan") -> Double.NaN;
      default -> value.equals("inf") ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    };
  }

  /** {@return what was called, for the names of tests} */
  @Override
  public String toString() {
    return fields.get("class") + " " + fields.get("tag");
  }
}
