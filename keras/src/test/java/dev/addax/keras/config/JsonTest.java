package dev.addax.keras.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  /** Each is what Python's json.dumps writes for the value it reads. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "[]",
        "{\"b\": 1, \"a\": [true, false, null, -0.0, 1e-07, 1e+16, 123456789012345.6, 0.0001]}",
        "[NaN, Infinity, -Infinity, 0.1, 1e+300, 5e-324, 1.7976931348623157e+308]",
        "[9223372036854775807, -9223372036854775808, 9223372036854775808, 0]",
        "\"\\u00e9\\ud83d\\ude00 \\\"\\\\\\n\\r\\t\\b\\f\\u0001\u007f/\"",
      })
  void readsAndWritesAsPython(String text) {
    assertThat(Json.text(Json.parse(text))).isEqualTo(text);
  }

  @Test
  void integersHaveAnySize() {
    assertThat(Json.parse("123456789012345678901234567890"))
        .isEqualTo(new BigInteger("123456789012345678901234567890"));
  }

  @Test
  void prettyTextReadsBack() {
    var tree = Json.parse("{\"a\": [1, {\"b\": []}], \"c\": \"d\"}");
    assertThat(Json.pretty(tree)).contains("\n  \"a\": [\n    1,");
    assertThat(Json.parse(Json.pretty(tree))).isEqualTo(tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1, 2 | JSON line 1 column 6: expected ',', found the end",
        "{\"a\" 1} | JSON line 1 column 6: expected ':', found '1'",
        "[01] | JSON line 1 column 2: expected no leading zero, found '0'",
        "1 2 | JSON line 1 column 3: expected nothing more after the value, found '2'",
        "[1,] | JSON line 1 column 4: expected a value, found ']'",
        "nul | JSON line 1 column 1: expected a value, found 'n'",
      })
  void saysWhereATextIsWrong(String text, String message) {
    assertThatThrownBy(() -> Json.parse(text))
        .isInstanceOf(ConfigException.class)
        .hasMessage(message);
  }

  @Test
  void nestingHasABound() {
    assertThatThrownBy(() -> Json.parse("[".repeat(100_000)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("levels of nesting");
  }

  @Test
  void whatTakesMuchMoreMemoryThanItsTextHasABound() {
    assertThatThrownBy(() -> Json.parse("[" + "[],".repeat(600_000) + "1]"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("objects and arrays");
    assertThatThrownBy(() -> Json.parse("[" + "0,".repeat(5_000_000) + "1]"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("values");
  }

  @Test
  void brokenTextsAreRefusedAndNothingWorse() {
    var random = new Random(1);
    var text =
        "{\"layers\": [{\"class_name\": \"Dense\", \"units\": 10, \"rate\": -1.5e-3}], \"x\":"
            + " null}";
    for (int round = 0; round < 5000; round++) {
      var broken = new StringBuilder(text);
      for (int i = 0; i <= round % 4; i++) {
        broken.setCharAt(random.nextInt(text.length()), (char) random.nextInt(' ', 127));
      }
      try {
        var tree = Json.parse(broken.toString());
        assertThat(Json.parse(Json.text(tree))).isEqualTo(tree);
      } catch (ConfigException refused) {
        assertThat(refused).hasMessageStartingWith("JSON line 1 column ");
      }
    }
  }
}
