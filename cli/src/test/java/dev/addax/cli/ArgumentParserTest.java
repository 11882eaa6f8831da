package dev.addax.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ArgumentParserTest {
  private static final Usage COUNT =
      Usage.of("count", "Count weights.")
          .parameter("FILE", "A model.")
          .many("MORE", "Further models.")
          .option("--by", "KIND", "What to count by.")
          .option("--top", "N", "How many to show.")
          .flag("--trainable", "Only those.");

  private static final Usage START =
      Usage.of("start", "Start.")
          .optional("NAME", "Which.")
          .program("ARG", "Its own.")
          .flag("-v", "");

  private static Arguments parse(Usage usage, String... words) {
    return ArgumentParser.parse(usage, List.of(words));
  }

  @Test
  void parametersAndOptionsMayAlternate() {
    var read = parse(COUNT, "--by", "layer", "a", "--trainable", "b", "--top=3", "c");
    assertThat(read.text("FILE")).isEqualTo("a");
    assertThat(read.all("MORE")).containsExactly("b", "c");
    assertThat(read.find("--by")).contains("layer");
    assertThat(read.integer("--top", 10)).isEqualTo(3);
    assertThat(read.has("--trainable")).isTrue();
  }

  @Test
  void whatIsNotGivenIsNotThere() {
    var read = parse(COUNT, "a");
    assertThat(read.all("MORE")).isEmpty();
    assertThat(read.find("--by")).isEmpty();
    assertThat(read.integer("--top", 10)).isEqualTo(10);
    assertThat(read.has("--trainable")).isFalse();
  }

  @Test
  void anOptionMayBeRepeated() {
    assertThat(parse(COUNT, "a", "--by", "x", "--by", "y").all("--by")).containsExactly("x", "y");
  }

  @Test
  void afterTwoDashesAllAreParameters() {
    assertThat(parse(COUNT, "--", "--by").text("FILE")).isEqualTo("--by");
  }

  @Test
  void aProgramGetsItsOptions() {
    var read = parse(START, "-v", "demo", "-v", "--", "--by", "x");
    assertThat(read.text("NAME")).isEqualTo("demo");
    assertThat(read.has("-v")).isTrue();
    assertThat(read.all("ARG")).containsExactly("-v", "--", "--by", "x");
  }

  @Test
  void mistakesAreNamed() {
    assertThatThrownBy(() -> parse(COUNT)).hasMessageStartingWith("Missing FILE.");
    assertThatThrownBy(() -> parse(COUNT, "a", "--bye", "x"))
        .isInstanceOfSatisfying(CommandException.class, e -> assertThat(e.exitCode()).isEqualTo(2))
        .hasMessageContaining("Unknown option --bye. Did you mean '--by'")
        .hasMessageEndingWith("See: addax count --help");
    assertThatThrownBy(() -> parse(COUNT, "a", "--by")).hasMessageContaining("--by KIND");
    assertThatThrownBy(() -> parse(COUNT, "a", "--trainable=no"))
        .hasMessageContaining("--trainable takes no value");
    assertThatThrownBy(() -> parse(COUNT, "a", "--top", "few").integer("--top", 1))
        .hasMessage("--top needs a whole number, not 'few'");
    assertThatThrownBy(() -> parse(Usage.of("none", ""), "a")).hasMessageContaining("'a' is one");
  }

  @Test
  void helpShowsAll() {
    assertThat(COUNT.help().lines().findFirst())
        .contains("Usage: addax count [--by KIND] [--top N] [--trainable] FILE [MORE…]");
    assertThat(COUNT.help()).contains("  --by KIND          What to count by.");
  }
}
