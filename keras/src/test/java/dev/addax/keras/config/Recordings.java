package dev.addax.keras.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.addax.tensor.Tensor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Values recorded from real Keras: one JSON object a line, beside the test that reads them. */
public final class Recordings {
  private Recordings() {}

  /** {@return the objects of a file in the package of {@code test}} */
  public static Stream<Map<String, Object>> of(Class<?> test, String file) {
    var stream = Objects.requireNonNull(test.getResourceAsStream(file), file);
    try (var in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return in.lines().map(line -> Numbers.map(Json.parse(line))).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return the numbers of a list} */
  public static double[] numbers(Object list) {
    return ((List<?>) list).stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray();
  }

  /** {@return the integers of a list} */
  public static int[] ints(Object list) {
    return ((List<?>) list).stream().mapToInt(v -> ((Number) v).intValue()).toArray();
  }

  /** Asserts |actual − expected| ≤ tolerance · max(1, |expected|) for each element. */
  public static void assertNear(Tensor actual, Object expected, double tolerance) {
    var values = actual.toDoubles();
    var wanted = numbers(expected);
    assertThat(values).hasSameSizeAs(wanted);
    for (int i = 0; i < wanted.length; i++) {
      assertThat(Math.abs(values[i] - wanted[i]))
          .as("element %d: %s, recorded %s", i, values[i], wanted[i])
          .isLessThanOrEqualTo(tolerance * Math.max(1, Math.abs(wanted[i])));
    }
  }
}
