package dev.addax.tensor.random;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The draws of Keras on TensorFlow, recorded in {@code draws.txt}. */
class DrawsTest {
  record Recorded(String kind, double[] parameters, long seed, int start, double[] values) {
    static Recorded of(String line) {
      var words = line.split(" ");
      var parameters =
          words[1].equals("-") ? Stream.<String>empty() : Arrays.stream(words[1].split(","));
      return new Recorded(
          words[0],
          parameters.mapToDouble(Double::parseDouble).toArray(),
          Long.parseLong(words[2]),
          Integer.parseInt(words[3]),
          Arrays.stream(words).skip(4).mapToDouble(DrawsTest::number).toArray());
    }

    @Override
    public String toString() {
      return "%s%s seed %d from %d".formatted(kind, Arrays.toString(parameters), seed, start);
    }
  }

  static Stream<Recorded> recorded() throws IOException {
    var stream = Objects.requireNonNull(DrawsTest.class.getResourceAsStream("draws.txt"));
    try (var in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return in.lines().filter(l -> !l.startsWith("#")).toList().stream().map(Recorded::of);
    }
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void equalsKeras(Recorded expected) {
    var drawn = draw(expected);
    for (int i = 0; i < drawn.length; i++) {
      double unit = units(expected.kind) * ulp(expected.kind, expected.values[i]);
      assertThat(Math.abs(drawn[i] - expected.values[i]))
          .as("value %d", i)
          .isLessThanOrEqualTo(unit);
    }
  }

  @Test
  void anyPartCanBeDrawnAlone() {
    var philox = Philox.keras(3, 5);
    var whole = new float[1000];
    var parts = new float[1000];
    TruncatedNormal.fill(philox, 0, whole, 0, 1000);
    for (int at = 0; at < 1000; at += 37) {
      TruncatedNormal.fill(philox, at, parts, at, Math.min(37, 1000 - at));
    }
    assertThat(parts).isEqualTo(whole);
  }

  @Test
  void theCounterCarriesInto128Bits() {
    var block = new int[4];
    var same = new int[4];
    new Philox(1, 2, -1, 7).block(1, block);
    new Philox(1, 2, 0, 8).block(0, same);
    assertThat(block).isEqualTo(same);
    new Philox(1, 2, -3, 7).skip(3).block(0, block);
    assertThat(block).isEqualTo(same);
  }

  private static double[] draw(Recorded r) {
    var philox = Philox.keras(r.seed, 0);
    int n = r.values.length;
    var p = r.parameters;
    var floats = new float[n];
    var doubles = new double[n];
    var ints = new int[n];
    var longs = new long[n];
    switch (r.kind) {
      case "uniform-float32" -> Uniform.fill(philox, r.start, floats, 0, n);
      case "uniform-float16" -> Uniform.fillFloat16(philox, r.start, floats, 0, n);
      case "uniform-bfloat16" -> Uniform.fillBfloat16(philox, r.start, floats, 0, n);
      case "uniform-float64" -> Uniform.fill(philox, r.start, doubles, 0, n);
      case "normal-float32" -> Normal.fill(philox, r.start, floats, 0, n);
      case "normal-float64" -> Normal.fill(philox, r.start, doubles, 0, n);
      case "truncated-float32" -> TruncatedNormal.fill(philox, r.start, floats, 0, n);
      case "truncated-float64" -> TruncatedNormal.fill(philox, r.start, doubles, 0, n);
      case "int32" -> Uniform.fill(philox, r.start, (int) p[0], (int) p[1], ints, 0, n);
      case "int64" -> Uniform.fill(philox, r.start, (long) p[0], (long) p[1], longs, 0, n);
      case "bits32" -> {
        Uniform.fill(philox, r.start, ints, 0, n);
        return Arrays.stream(ints).mapToDouble(Integer::toUnsignedLong).toArray();
      }
      case "bits64" -> Uniform.fill(philox, r.start, longs, 0, n);
      case "sorted" -> ints = Permutation.sorted(philox, n);
      case "swapped" ->
          ints =
              Permutation.swapped(Philox.stateful(r.seed, r.seed == 0 ? Integer.MAX_VALUE : 0), n);
      case "categorical" -> Categorical.fill(philox, p, 3, 5, 7, longs);
      case "gamma" -> Arrays.setAll(doubles, i -> Gamma.draw(philox, r.start + i, p[0]));
      case "binomial" ->
          Arrays.setAll(
              doubles, i -> Binomial.draw(philox, r.start + i, (float) p[0], (float) p[1]));
      default -> throw new IllegalArgumentException(r.kind);
    }
    for (int i = 0; i < n; i++) {
      doubles[i] += (double) floats[i] + ints[i] + longs[i];
    }
    return doubles;
  }

  /** Doubles that pass through a logarithm or sine may differ in the last bits. */
  private static int units(String kind) {
    return switch (kind) {
      case "normal-float64", "truncated-float64", "gamma" -> 4;
      default -> 0;
    };
  }

  private static double ulp(String kind, double value) {
    return kind.endsWith("float32") ? Math.ulp((float) value) : Math.ulp(value);
  }

  private static double number(String text) {
    return text.contains("x") ? Double.parseDouble(text) : Long.parseLong(text);
  }
}
