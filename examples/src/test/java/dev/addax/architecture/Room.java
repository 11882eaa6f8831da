package dev.addax.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Maven module of the project, as its folder. */
record Room(String name, Path folder) {
  private static final Pattern MODULE = Pattern.compile("<module>([a-z][a-z0-9]*)</module>");

  /** {@return the rooms that the root pom lists} */
  static List<Room> all() {
    var root = Path.of("").toAbsolutePath().getParent();
    return MODULE
        .matcher(read(root.resolve("pom.xml")))
        .results()
        .map(m -> new Room(m.group(1), root.resolve(m.group(1))))
        .toList();
  }

  Path classFolder() {
    return folder.resolve("target/classes");
  }

  /** {@return the classes of this room; none where it was not compiled in this build} */
  Set<CompiledClass> classes() {
    return files(classFolder(), ".class")
        .filter(f -> !f.endsWith("module-info.class"))
        .map(CompiledClass::read)
        .collect(Collectors.toSet());
  }

  /** {@return its Java files, those of the tests included} */
  Stream<Path> sources() {
    return files(folder.resolve("src"), ".java");
  }

  static Stream<Path> files(Path folder, String ending) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (var found = Files.walk(folder)) {
      return found.filter(f -> f.toString().endsWith(ending)).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
