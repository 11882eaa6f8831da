package dev.addax.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files stay small, and a class is named after what it is. */
final class SourcesTest {
  private static final int MOST_LINES = 500;
  private static final Pattern SAYS_NOTHING =
      Pattern.compile("Abstract\\w+|\\w+(Impl|Utils?|Helper|Manager)");

  static Iterable<Room> rooms() {
    return Room.all();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void filesAreSmall(Room room) {
    assertThat(room.sources().filter(file -> lines(file) > MOST_LINES)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void namesSayWhatAClassIs(Room room) {
    assertThat(room.sources().map(f -> f.getFileName().toString().replace(".java", "")))
        .noneMatch(name -> SAYS_NOTHING.matcher(name).matches());
  }

  private static long lines(Path file) {
    return Room.read(file).lines().count();
  }
}
