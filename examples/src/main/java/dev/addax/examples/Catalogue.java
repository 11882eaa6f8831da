package dev.addax.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** An example, by its name; the names stand in {@code examples.txt}, easy ones first. */
record Catalogue(String name) {
  static List<Catalogue> all() {
    return resource("examples.txt").lines().map(Catalogue::new).toList();
  }

  String file() {
    return name + ".java";
  }

  String text() {
    return resource(file());
  }

  /** {@return what it shows: the first line of the program} */
  String title() {
    return text().lines().findFirst().orElse("").replaceFirst("^/+ *", "");
  }

  private static String resource(String name) {
    try (InputStream in = Catalogue.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
