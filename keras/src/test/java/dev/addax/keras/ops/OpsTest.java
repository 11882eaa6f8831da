package dev.addax.keras.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Recordings;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.math.Spectrum;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpsTest {
  static Stream<Map<String, Object>> recorded() {
    return Recordings.of(OpsTest.class, "calls.jsonl");
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void equalsKeras(Map<String, Object> row) {
    var args = new ArrayList<@Nullable Object>();
    if (row.containsKey("complex")) {
      args.add(call("view_as_complex", List.of(decode(row.get("complex")))));
    } else {
      ((List<?>) row.get("args")).forEach(argument -> args.add(decode(argument)));
    }
    var kwargs = new LinkedHashMap<String, @Nullable Object>();
    if (row.get("kwargs") instanceof Map<?, ?> named)
      named.forEach((key, value) -> kwargs.put((String) key, decode(value)));
    var result = function((String) row.get("function")).call(args, kwargs);
    assertSame(
        (Tensor) (result instanceof Tensor ? result : call("view_as_real", List.of(result))),
        (Map<?, ?>) row.get("output"));
  }

  @Test
  void complexNumbersHaveTwoParts() {
    assertThatThrownBy(() -> call("view_as_complex", List.of(Tensors.zeros(2, 3))))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("two numbers along the last axis, received float32[2, 3]");
    var number = (Spectrum.Complex) call("view_as_complex", List.of(Tensors.zeros(3, 2)));
    assertThat(number.real().shape()).isEqualTo(Shape.of(3));
  }

  private static OpFunction function(String name) {
    return Objects.requireNonNull(Ops.find("keras.ops." + name), name);
  }

  private static Object call(String name, List<@Nullable Object> args) {
    return Objects.requireNonNull(function(name).call(args, Map.of()));
  }

  private static @Nullable Object decode(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) return value;
    var numbers = ((List<?>) map.get("values")).stream().mapToDouble(OpsTest::number).toArray();
    return Tensors.of(numbers, numbers.length)
        .reshape(Recordings.ints(map.get("shape")))
        .cast(DType.of((String) map.get("dtype")));
  }

  private static double number(Object value) {
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  private static void assertSame(Tensor actual, Map<?, ?> expected) {
    assertThat(actual.dtype().kerasName()).isEqualTo(expected.get("dtype"));
    assertThat(actual.shape().toArray()).isEqualTo(Recordings.ints(expected.get("shape")));
    var values = actual.toDoubles();
    var wanted = ((List<?>) expected.get("values")).stream().mapToDouble(OpsTest::number).toArray();
    for (int i = 0; i < wanted.length; i++) {
      if (Double.isNaN(wanted[i])) assertThat(values[i]).as("[%d]", i).isNaN();
      else assertThat(values[i]).as("[%d]", i).isCloseTo(wanted[i], within(1e-5));
    }
  }
}
