package dev.addax.keras.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Dtype policies as files of Keras hold them. */
class DTypePolicyTest {
  private static DTypePolicy read(String json) {
    return DTypePolicy.CODEC.read(Json.parse(json.replace('\'', '"')));
  }

  private static String policy(String name) {
    return "{'module': 'keras', 'class_name': 'DTypePolicy', 'config': {'name': %s}}"
        .formatted(name);
  }

  private static String map(String fallback, String other) {
    return "{'class_name': 'DTypePolicyMap', 'config': {'default_policy': %s, 'policy_map': {'a/b': %s}}}"
        .formatted(fallback, other);
  }

  @Test
  void namesAndObjectsAreRead() {
    assertThat(read("'float64'").name()).isEqualTo("float64");
    assertThat(read(policy("'mixed_bfloat16'")).name()).isEqualTo("mixed_bfloat16");
    assertThat(read(policy("null"))).isEqualTo(DTypePolicy.global());
  }

  @Test
  void quantizedWeightsAreRefusedWithTheReason() {
    assertThatThrownBy(
            () ->
                read(
                    "{'class_name': 'QuantizedDTypePolicy', 'config': {'mode': 'int8',"
                        + " 'source_name': 'float32'}}"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("quantized (int8)");
  }

  @Test
  void aMapIsReadWhereItSaysOneThing() {
    assertThat(read(map("null", policy("null")))).isEqualTo(DTypePolicy.global());
    assertThat(read(map(policy("'float16'"), policy("'float16'"))).name()).isEqualTo("float16");
    assertThatThrownBy(() -> read(map("null", policy("'float16'"))))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'a/b'");
  }
}
