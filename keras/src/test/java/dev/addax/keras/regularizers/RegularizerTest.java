package dev.addax.keras.regularizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.keras.config.Recordings;
import dev.addax.keras.config.Registry;
import dev.addax.keras.config.Schema;
import dev.addax.keras.config.SchemaContract;
import dev.addax.keras.config.Serialization;
import dev.addax.tensor.Tensors;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegularizerTest {
  static Stream<Map<String, Object>> recorded() {
    return Recordings.of(RegularizerTest.class, "values.jsonl");
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void equalsKeras(Map<String, Object> recorded) {
    var x = new float[24];
    for (int i = 0; i < x.length; i++) {
      x[i] = -2 + 5f * i / 23;
    }
    var regularizer = Regularizer.CODEC.read(recorded.get("regularizer"));
    var penalty = regularizer.apply(Tensors.of(x, 4, 6));
    assertThat(penalty.rank()).isZero();
    Recordings.assertNear(penalty, recorded.get("values"), 1e-5);
    assertThat(Serialization.serialize(regularizer)).isEqualTo(recorded.get("regularizer"));
  }

  static List<Schema<?>> schemas() {
    return Registry.global().of(Regularizer.class);
  }

  @ParameterizedTest
  @MethodSource("schemas")
  <T extends Regularizer> void keepsTheSchemaContract(Schema<T> schema) {
    SchemaContract.check(schema, schema.read(Map.of()));
  }

  @Test
  void factorsMustNotBeNegative() {
    assertThatThrownBy(() -> new L2(-1)).hasMessageContaining("l2").hasMessageContaining("-1.0");
  }
}
