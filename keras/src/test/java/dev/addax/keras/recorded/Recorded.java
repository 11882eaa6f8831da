package dev.addax.keras.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.addax.keras.config.Json;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Small values computed by real Keras on TensorFlow: JSON rows beside a test. */
public final class Recorded {
  private static final double RELATIVE = 2e-5;
  private static final double ABSOLUTE = 2e-6;

  private Recorded() {}

  /** {@return the rows of a resource in the package of {@code test}} */
  public static List<Map<String, @Nullable Object>> rows(Class<?> test, String resource) {
    try (var in = Objects.requireNonNull(test.getResourceAsStream(resource), resource)) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return list(Json.parse(text)).stream().map(Recorded::map).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  public static Map<String, @Nullable Object> map(@Nullable Object json) {
    return (Map<String, @Nullable Object>) Objects.requireNonNull(json);
  }

  @SuppressWarnings("unchecked")
  public static List<@Nullable Object> list(@Nullable Object json) {
    return (List<@Nullable Object>) Objects.requireNonNull(json);
  }

  /** {@return a nested list as a tensor: float32, or int32 if all its numbers are integers} */
  public static Tensor tensor(Object nested) {
    var numbers = new ArrayList<Number>();
    var dims = new ArrayList<Integer>();
    flatten(nested, 0, dims, numbers);
    var values = numbers.stream().mapToDouble(Number::doubleValue).toArray();
    boolean whole = numbers.stream().allMatch(Long.class::isInstance);
    return Tensors.of(values, values.length)
        .reshape(Shape.of(dims))
        .cast(whole ? DType.INT32 : DType.FLOAT32);
  }

  private static void flatten(Object json, int depth, List<Integer> dims, List<Number> into) {
    if (json instanceof Number number) {
      into.add(number);
      return;
    }
    if (depth == dims.size()) {
      dims.add(list(json).size());
    }
    list(json).forEach(item -> flatten(Objects.requireNonNull(item), depth + 1, dims, into));
  }

  public static @Nullable Tensor optional(@Nullable Object nested) {
    return nested == null ? null : tensor(nested);
  }

  /** Checks values within what float32 arithmetic in another order changes. */
  public static void assertClose(Object what, Tensor actual, @Nullable Object expected) {
    var wanted = list(expected).stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray();
    var values = actual.toDoubles();
    assertThat(values).as("%s", what).hasSameSizeAs(wanted);
    for (int i = 0; i < wanted.length; i++) {
      double tolerance = ABSOLUTE + RELATIVE * Math.abs(wanted[i]);
      assertThat(values[i]).as("%s [%d]", what, i).isCloseTo(wanted[i], within(tolerance));
    }
  }
}
