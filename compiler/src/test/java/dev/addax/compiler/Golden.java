package dev.addax.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that people have looked at. {@code mvn test -pl compiler -am -Dgolden=update} writes them
 * anew: look at the difference before you commit it.
 */
public final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/dev/addax/compiler");

  private Golden() {}

  /** Fails unless {@code text} is what the file {@code name} holds. */
  public static void check(String name, String text) {
    var file = FOLDER.resolve(name + ".txt");
    var actual = text.strip() + "\n";
    try {
      if ("update".equals(System.getProperty("golden"))) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, actual);
      }
      assertThat(actual).as(name).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
