package dev.addax.keras.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each attack by its name, and some of what {@link FilesCheck} does thousands of times: one clear
 * exception or a load as if nothing were wrong, and nothing lost.
 */
class HostileFilesTest {
  private static final int EVERY = 101;
  private static final int FLIPS = 500;

  @TempDir static Path made;

  @TempDir Path folder;

  private static List<Specimen> specimens = List.of();

  private static synchronized List<Specimen> specimens() {
    if (specimens.isEmpty()) {
      specimens = Specimens.all(made);
    }
    return specimens;
  }

  static Stream<Attack> attacks() {
    return Attacks.of(specimens());
  }

  private void tryAll(Stream<Trial> trials) {
    var bench = new Bench(folder);
    assertThat(trials)
        .isNotEmpty()
        .allSatisfy(trial -> assertThat(trial.body().apply(bench).wrong()).isEmpty());
  }

  @Test
  void aFileThatNobodyDamagedIsLoaded() {
    tryAll(specimens().stream().map(Trial::whole));
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void madeToHarm(Attack attack) throws IOException {
    assertThat(attack.on(new Bench(folder)).wrong()).isEmpty();
    assertThat(folder.resolveSibling("evil")).doesNotExist();
    try (var files = Files.list(folder)) {
      assertThat(files).allMatch(Files::isRegularFile).noneMatch(f -> f.endsWith("evil"));
    }
  }

  @Test
  void cutOffAtAStructuralBoundary() {
    int[] number = {0};
    tryAll(Cuts.of(specimens()).filter(_ -> number[0]++ % EVERY == 0));
  }

  @Test
  void withBytesChanged() {
    tryAll(Flips.of(specimens(), FLIPS, 1));
  }
}
