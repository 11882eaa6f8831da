package dev.addax.keras.constraints;

import dev.addax.keras.config.Recordings;
import dev.addax.keras.config.Registry;
import dev.addax.keras.config.Schema;
import dev.addax.keras.config.SchemaContract;
import dev.addax.tensor.Tensors;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConstraintTest {
  static Stream<Map<String, Object>> recorded() {
    return Recordings.of(ConstraintTest.class, "values.jsonl");
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void equalsKeras(Map<String, Object> recorded) {
    var w = new float[24];
    for (int i = 0; i < w.length; i++) {
      w[i] = -2 + 5f * i / 23;
    }
    var constraint = Constraint.CODEC.read(recorded.get("constraint"));
    Recordings.assertNear(constraint.apply(Tensors.of(w, 4, 3, 2)), recorded.get("values"), 1e-5);
  }

  static List<Schema<?>> schemas() {
    return Registry.global().of(Constraint.class);
  }

  @ParameterizedTest
  @MethodSource("schemas")
  <T extends Constraint> void keepsTheSchemaContract(Schema<T> schema) {
    SchemaContract.check(schema, schema.read(Map.of()));
  }
}
