package dev.addax.keras.initializers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.keras.config.Keras;
import dev.addax.keras.config.Recordings;
import dev.addax.keras.config.Registry;
import dev.addax.keras.config.Schema;
import dev.addax.keras.config.SchemaContract;
import dev.addax.keras.config.Seed;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InitializerTest {
  private static final Shape SHAPE = Shape.of(3, 4);

  static Stream<Map<String, Object>> recorded() {
    return Recordings.of(InitializerTest.class, "values.jsonl");
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void equalsKeras(Map<String, Object> recorded) {
    var initializer = Initializer.CODEC.read(recorded.get("initializer"));
    var shape = Shape.of(Recordings.ints(recorded.get("shape")));
    var dtype = DType.of((String) recorded.get("dtype"));
    var value = initializer.apply(shape, dtype);
    assertThat(value.shape()).isEqualTo(shape);
    assertThat(value.dtype()).isEqualTo(dtype);
    double unit = dtype == DType.FLOAT64 ? 0x1p-52 : 0x1p-23;
    Recordings.assertNear(value, recorded.get("values"), (long) recorded.get("ulp") * unit);
  }

  static List<Schema<?>> schemas() {
    return Registry.global().of(Initializer.class);
  }

  @ParameterizedTest
  @MethodSource("schemas")
  <T extends Initializer> void keepsTheSchemaContract(Schema<T> schema) {
    SchemaContract.check(schema, schema.read(Map.of()));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  <T extends Initializer> void oneObjectGivesTheSameValuesAgain(Schema<T> schema) {
    var initializer = schema.read(Map.of());
    var shape = initializer instanceof STFT ? Shape.of(4, 1, 3) : SHAPE;
    assertThat(initializer.apply(shape, DType.FLOAT32).toFloats())
        .isEqualTo(initializer.apply(shape, DType.FLOAT32).toFloats());
  }

  @Test
  void aGeneratorAsSeedGivesOtherValuesEachTime() {
    var initializer = new RandomUniform(0, 1, Seed.generator(3));
    var first = initializer.apply(SHAPE, DType.FLOAT32).toFloats();
    assertThat(first).isEqualTo(new RandomUniform(0, 1, 3).apply(SHAPE, DType.FLOAT32).toFloats());
    assertThat(initializer.apply(SHAPE, DType.FLOAT32).toFloats()).isNotEqualTo(first);
  }

  /** After random.seed(0) Python draws 906691060, then 413654000. */
  @Test
  void unseededOnesDrawFromTheGlobalGeneratorInOrder() {
    Keras.setRandomSeed(0);
    var first = new GlorotUniform();
    var second = new HeNormal();
    assertThat(second.seed().value()).isEqualTo(413654000);
    assertThat(first.seed().value()).isEqualTo(906691060);
    assertThat(first.apply(SHAPE, DType.FLOAT32).toFloats())
        .isEqualTo(new GlorotUniform(906691060).apply(SHAPE, DType.FLOAT32).toFloats());
  }

  @Test
  void largeTensorsAreDrawnInPartsWithoutSeams() {
    var large = new GlorotNormal(1).apply(Shape.of(400, 700), DType.FLOAT32).toFloats();
    var scale = new VarianceScaling(1, "fan_avg", "normal", 1);
    assertThat(scale.apply(Shape.of(400, 700), DType.FLOAT32).toFloats()).isEqualTo(large);
    double squares = 0;
    for (float value : large) {
      squares += value * value;
    }
    assertThat(squares / large.length)
        .isCloseTo(2.0 / 1100, org.assertj.core.data.Percentage.withPercentage(1));
  }

  @Test
  void olderFilesSayADtypeToo() {
    Map<String, Object> config = Map.of("seed", 1L, "dtype", "float32");
    assertThat(GlorotUniform.SCHEMA.read(config)).isEqualTo(new GlorotUniform(1));
  }

  @Test
  void aTensorIsAnInitializer() {
    var value = Tensors.of(new float[] {1, 2, 3});
    assertThat(Initializer.of(value).apply(Shape.of(3), DType.FLOAT64).toDoubles())
        .containsExactly(1, 2, 3);
    assertThatThrownBy(() -> Initializer.of(value).apply(SHAPE, DType.FLOAT32))
        .hasMessage("this initializer gives shape (3,), received shape (3, 4)");
  }

  @Test
  void saysWhatDoesNotSuit() {
    assertThatThrownBy(() -> new GlorotUniform(1).apply(SHAPE, DType.INT32))
        .hasMessageContaining("floating dtype, received int32");
    assertThatThrownBy(() -> new Orthogonal(1, 1).apply(Shape.of(3), DType.FLOAT32))
        .hasMessageContaining("at least two dimensions, received shape (3,)");
    assertThatThrownBy(() -> new STFT("real", "hamn", null, false))
        .hasMessageContaining("Did you mean 'hann'");
    assertThatThrownBy(() -> Initializer.CODEC.read("glorot_unifrom"))
        .hasMessageContaining("Did you mean 'glorot_uniform'?");
  }
}
