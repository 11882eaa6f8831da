package dev.addax.tensor.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RandomTest {
  private static final Tensor SEED = Tensors.of(new long[] {9, 0});
  private static final Shape SHAPE = Shape.of(2, 3);
  private static final Tensor ALPHA = Tensors.of(new float[] {0.2f, 1, 3.7f});
  private static final Tensor COUNTS = Tensors.of(new float[] {5, 50, 500});
  private static final Tensor PROBABILITIES = Tensors.of(new float[] {0.3f, 0.55f, 0.9f});

  private static Tensor x() {
    return Tensors.arange(10, DType.FLOAT32).add(1).reshape(2, 5);
  }

  private static Tensor call(String name) {
    return switch (name) {
      case "uniform_float16" -> Random.uniform(SHAPE, -0.3, 1.7, DType.FLOAT16, SEED);
      case "uniform_float64" -> Random.uniform(SHAPE, -0.3, 1.7, DType.FLOAT64, SEED);
      case "uniform_bfloat16" -> Random.uniform(SHAPE, -0.3, 1.7, DType.BFLOAT16, SEED);
      case "normal" -> Random.normal(SHAPE, -2, 5, DType.FLOAT32, SEED);
      case "truncated_normal" -> Random.truncatedNormal(SHAPE, -2, 5, DType.FLOAT32, SEED);
      case "randint" -> Random.randint(Shape.of(7), -3, 9, DType.INT32, SEED);
      case "randint_uint8" -> Random.randint(Shape.of(7), 0, 256, DType.UINT8, SEED);
      case "categorical" -> Random.categorical(x(), 6, DType.INT32, SEED);
      case "dropout" -> Random.dropout(x(), 0.3, SEED);
      case "dropout_columns" -> Random.dropout(x(), 0.5, Shape.of(1, 5), SEED);
      case "shuffle" -> Random.shuffle(x(), 0, SEED);
      case "shuffle_columns" -> Random.shuffle(x(), 1, SEED);
      case "gamma" -> Random.gamma(SHAPE, ALPHA, DType.FLOAT32, SEED);
      case "beta" -> Random.beta(SHAPE, ALPHA, Tensors.scalar(2.5), DType.FLOAT32, SEED);
      case "binomial" -> Random.binomial(SHAPE, COUNTS, PROBABILITIES, DType.FLOAT32, SEED);
      default -> throw new IllegalArgumentException(name);
    };
  }

  static Stream<String> recorded() throws IOException {
    var stream = Objects.requireNonNull(RandomTest.class.getResourceAsStream("random.txt"));
    try (var in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return in.lines().filter(l -> !l.startsWith("#")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void equalsKeras(String line) {
    var recorded = line.split(" ");
    var drawn = call(recorded[0]).toDoubles();
    var expected = Arrays.stream(recorded).skip(1).mapToDouble(Double::parseDouble).toArray();
    assertThat(drawn).as(recorded[0]).hasSameSizeAs(expected);
    for (int i = 0; i < drawn.length; i++) {
      assertThat(drawn[i])
          .as(recorded[0])
          .isCloseTo(expected[i], within(Math.ulp((float) expected[i]) * 4.0));
    }
  }

  @Test
  void ratesAtTheEndsNeedNoDraw() {
    assertThat(Random.dropout(x(), 0, SEED).toFloats()).isEqualTo(x().toFloats());
    assertThat(Random.dropout(x(), 1, SEED).toFloats()).containsOnly(0);
    assertThatThrownBy(() -> Random.dropout(x(), 1.5, SEED)).hasMessageContaining("received 1.5");
  }

  @Test
  void parametersMustFitTheShape() {
    assertThatThrownBy(() -> Random.gamma(Shape.of(3, 2), ALPHA, DType.FLOAT32, SEED))
        .hasMessageContaining("must end with that of the parameters, (3,), received (3, 2)");
  }
}
