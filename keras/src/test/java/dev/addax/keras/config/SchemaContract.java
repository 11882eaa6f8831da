package dev.addax.keras.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What holds for every schema: what is written is read back, names find it, typing errors do not.
 */
public final class SchemaContract {
  private SchemaContract() {}

  /** Checks a schema by one object of its class. */
  public static <T> void check(Schema<T> schema, T sample) {
    readsWhatItWrites(schema, sample);
    isFoundByItsNames(schema);
    refusesUnknownOptions(schema, sample);
  }

  private static <T> void readsWhatItWrites(Schema<T> schema, T sample) {
    var json = Serialization.serialize(sample);
    var revived = Serialization.deserialize(schema.type(), Json.parse(Json.text(json)));
    assertThat(revived).hasSameClassAs(sample);
    assertThat(Serialization.serialize(revived)).isEqualTo(json);
    assertThat(schema.options().stream().map(OptionInfo::name).toList())
        .containsAll(schema.write(sample).keySet());
  }

  private static void isFoundByItsNames(Schema<?> schema) {
    for (var name : schema.identifiers()) {
      assertThat((Object) Registry.global().named(schema.type(), name)).isSameAs(schema);
    }
    assertThat(
            (Object)
                Registry.global().find(schema.type(), schema.module(), schema.className(), null))
        .isSameAs(schema);
  }

  private static <T> void refusesUnknownOptions(Schema<T> schema, T sample) {
    Map<String, Object> config = new LinkedHashMap<>(schema.write(sample));
    config.put("no_such_option", 1L);
    assertThatThrownBy(() -> schema.read(config))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("no_such_option");
  }
}
