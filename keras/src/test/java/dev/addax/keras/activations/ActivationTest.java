package dev.addax.keras.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.keras.config.Recordings;
import dev.addax.keras.config.Registry;
import dev.addax.keras.config.Schema;
import dev.addax.keras.config.Serialization;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.transform.Gradients;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationTest {
  private static final double[] X = {-4, -2.5, -1, -.6, -.3, .1, .4, .8, 1, 2.2, 3.7, 6.5};

  private static Tensor x() {
    return Tensors.of(X, 2, 6);
  }

  static Stream<Map<String, Object>> recorded() {
    return Recordings.of(ActivationTest.class, "values.jsonl");
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void equalsKeras(Map<String, Object> recorded) {
    var name = (String) recorded.get("activation");
    var parameters = (Map<?, ?>) recorded.getOrDefault("parameters", Map.of());
    var y = parameters.isEmpty() ? Activation.CODEC.read(name).apply(x()) : with(name, parameters);
    Recordings.assertNear(y, recorded.get("values"), 1e-5);
  }

  private static Tensor with(String name, Map<?, ?> p) {
    var x = x();
    return switch (name) {
      case "celu" -> Activations.celu(x, number(p, "alpha"));
      case "elu" -> Activations.elu(x, number(p, "alpha"));
      case "gelu" -> Activations.gelu(x, true);
      case "glu" -> Activations.glu(x, 0);
      case "hard_shrink" -> Activations.hardShrink(x, number(p, "threshold"));
      case "soft_shrink" -> Activations.softShrink(x, number(p, "threshold"));
      case "leaky_relu" -> Activations.leakyRelu(x, number(p, "negative_slope"));
      case "softmax" -> Activations.softmax(x, 0);
      case "sparsemax" -> Activations.sparsemax(x, 0);
      case "squareplus" -> Activations.squareplus(x, number(p, "b"));
      case "threshold" -> Activations.threshold(x, number(p, "threshold"), -1);
      case "relu" ->
          Activations.relu(
              x,
              number(p, "negative_slope"),
              p.containsKey("max_value") ? number(p, "max_value") : null,
              number(p, "threshold"));
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Double number(Map<?, ?> parameters, String name) {
    return parameters.get(name) instanceof Number n ? n.doubleValue() : 0.0;
  }

  @Test
  void aBoundOfWholeNumbersIsWhole() {
    var x = Tensors.of(new int[] {-4, 1, 2, 5}, 4);
    var y = Activations.relu(x, 0, 2.79, 0);
    assertThat(y.dtype()).isEqualTo(x.dtype());
    assertThat(y.toInts()).containsExactly(0, 1, 2, 2);
  }

  static List<Schema<?>> schemas() {
    return new ActivationCatalog().schemas();
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void isSavedByItsName(Schema<Activation> schema) {
    var activation = schema.read(Map.of());
    assertThat(Serialization.serialize(activation)).isEqualTo(schema.className());
    for (var name : schema.identifiers()) {
      assertThat(Activation.CODEC.read(name)).isEqualTo(activation);
    }
    assertThat(Registry.global().named(Activation.class, schema.className()).read(Map.of()))
        .isEqualTo(activation);
  }

  /** Sparsemax's τ is not smooth in Keras' form, so its derivative is left out. */
  static Stream<Schema<?>> smooth() {
    return schemas().stream().filter(s -> !s.className().equals("sparsemax"));
  }

  @ParameterizedTest
  @MethodSource("smooth")
  void gradientAgreesWithFiniteDifferences(Schema<Activation> schema) {
    var f = schema.read(Map.of());
    double step = 1e-6;
    for (int i = 0; i < X.length; i++) {
      // At the corners of the piecewise functions there is no derivative.
      if (Math.abs(X[i]) == 1) {
        continue;
      }
      var x = x();
      var gradient = Gradients.of(weighted(f.apply(x)), x).getFirst().toDoubles()[i];
      double above = weighted(f.apply(moved(i, step))).item();
      double below = weighted(f.apply(moved(i, -step))).item();
      assertThat(gradient)
          .as("at %s", X[i])
          .isCloseTo(
              (above - below) / (2 * step),
              org.assertj.core.data.Offset.offset(1e-6 * Math.max(1, Math.abs(gradient))));
    }
  }

  private static Tensor moved(int i, double step) {
    var moved = X.clone();
    moved[i] += step;
    return Tensors.of(moved, 2, 6);
  }

  /** A sum with unequal weights, so that softmax has a gradient too. */
  private static Tensor weighted(Tensor y) {
    int n = (int) y.shape().size();
    var weights = new double[n];
    java.util.Arrays.setAll(weights, i -> 1 + 0.1 * i * i);
    return y.reshape(n).multiply(Tensors.of(weights)).sum();
  }

  @Test
  void largeInputsHaveFiniteGradients() {
    for (var schema : schemas()) {
      var x = Tensors.of(new float[] {-200, 0.5f, 80, 200}, 2, 2);
      if (!schema.className().equals("exponential")) {
        var f = (Activation) schema.read(Map.of());
        var gradient = Gradients.of(f.apply(x).sum(), x).getFirst();
        for (float value : gradient.toFloats()) {
          assertThat(value).as(schema.className()).isFinite();
        }
      }
    }
  }

  @Test
  void noNameMeansLinear() {
    assertThat(Activation.CODEC.read(null)).isEqualTo(Activation.LINEAR);
  }

  @Test
  void unknownNamesComeWithNearOnes() {
    assertThatThrownBy(() -> Activation.CODEC.read("reluu"))
        .hasMessageContaining("unknown activation 'reluu'. Did you mean 'relu'");
  }
}
