package dev.addax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AddaxTest {
  @TempDir Path folder;

  private static Captured addax(String... arguments) {
    return Captured.of(() -> Addax.run(arguments));
  }

  @Test
  void helpNamesTheCommands() {
    var help = addax("--help");
    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("run", "version").doesNotContain("warm-up");
    assertThat(addax().out()).isEqualTo(help.out());
  }

  @Test
  void versionNamesWhatABugReportNeeds() {
    var version = addax("version");
    assertThat(version.code()).isZero();
    assertThat(version.out()).contains("Addax", "Java 25", System.getProperty("os.name"));
  }

  @Test
  void nearNamesAreOfferedForAnUnknownCommand() {
    var wrong = addax("rnu", "x.java");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err()).contains("'rnu'. Did you mean 'run'?");
  }

  @Test
  void wrongUsageNamesTheHelpOfTheCommand() {
    var wrong = addax("run");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).isEqualToIgnoringNewLines("Missing FILE.java.See: addax run --help");
  }

  @Test
  void aProgramGetsAllThatFollowsItsName() throws IOException {
    var file = folder.resolve("echo.java");
    Files.writeString(file, "void main(String[] args) { IO.println(List.of(args)); }");
    var run = addax("run", file.toString(), "a", "--help", "-x", "3");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isEqualTo("[a, --help, -x, 3]" + System.lineSeparator());
    assertThat(run.code()).isZero();
  }

  @Test
  void aMissingFileIsWrongUsage() {
    var wrong = addax("run", folder.resolve("none.java").toString());
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("No such file").contains("none.java");
  }

  @Test
  void aFailingProgramShowsItsOwnFramesOnly() throws IOException {
    var file = folder.resolve("fails.java");
    Files.writeString(file, "void main() {\n  throw new IllegalStateException(\"boom\");\n}\n");
    var run = addax("run", file.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("IllegalStateException: boom").contains("fails.java:2");
    assertThat(run.err()).doesNotContain("reflect").doesNotContain("dev.addax.cli");
  }
}
