package dev.addax.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.addax.cli.Captured;
import dev.addax.cli.program.Program;
import dev.addax.keras.config.Keras;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every example and compares what it prints. */
final class ExamplesTest {
  /** All but the one that draws a picture: {@link FileExamplesTest} gives it a folder. */
  static Iterable<Catalogue> examples() {
    return Catalogue.all().stream().filter(e -> !e.name().equals("digits")).toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void printsWhatIsExpected(Catalogue example) throws IOException {
    Keras.clearSession();
    var arguments = List.<String>of();
    var printed =
        Captured.of(
            () -> {
              Program.compile(example.file(), example.text()).run(arguments);
              return 0;
            });
    assertThat(printed.out().strip()).matches(pattern(expected(example)));
    assertThat(printed.err()).isEmpty();
  }

  @Test
  void everyProgramIsListedWithATitle() throws IOException {
    assertThat(Catalogue.all()).isNotEmpty().allSatisfy(e -> assertThat(e.title()).isNotBlank());
    try (Stream<Path> files = Files.list(Path.of("programs"))) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Catalogue.all().stream().map(Catalogue::file).toList());
    }
  }

  /** An ellipsis stands for anything within a line, and alone on a line for any lines. */
  private static Pattern pattern(String expected) {
    var text =
        expected
            .strip()
            .lines()
            .map(line -> line.equals("…") ? "(?s:.*)" : literal(line))
            .collect(Collectors.joining("\n"));
    return Pattern.compile(text);
  }

  private static String literal(String line) {
    return Stream.of(line.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
  }

  private static String expected(Catalogue example) throws IOException {
    var name = example.name() + ".txt";
    try (var in = Objects.requireNonNull(ExamplesTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
