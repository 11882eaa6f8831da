package dev.addax.cli.program;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** What a program may name without an import, and where the compiler finds it. */
final class Imports {
  /** The rooms that programs are written against; what they require transitively comes along. */
  private static final String ROOT = "dev.addax.keras";

  private static final List<Path> ROOMS = rooms();
  private static final ModuleFinder FINDER = ModuleFinder.of(ROOMS.toArray(Path[]::new));

  private Imports() {}

  /** {@return import declarations on one line; what the user imports by name goes before them} */
  static String text() {
    // The packages of Addax, imported one by one, go before the names of java.base.
    return packages().map(p -> "import " + p + ".*; ").collect(Collectors.joining())
        + "import module java.base; ";
  }

  /** {@return javac's options} */
  static List<String> options() {
    var path = ROOMS.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    return List.of("--module-path", path, "--add-modules", ROOT, "-parameters", "-g", "-proc:none");
  }

  /** {@return the simple names of the classes that need no import because they are ours} */
  static Set<String> names() {
    var packages = packages().map(p -> p.replace('.', '/') + "/").collect(Collectors.toSet());
    return ROOMS.stream()
        .flatMap(Imports::files)
        .filter(file -> packages.contains(file.substring(0, file.lastIndexOf('/') + 1)))
        .map(file -> file.substring(file.lastIndexOf('/') + 1))
        .filter(file -> file.endsWith(".class") && !file.contains("$") && !file.contains("-"))
        .map(file -> file.substring(0, file.length() - ".class".length()))
        .collect(Collectors.toSet());
  }

  /** {@return the files of a jar or folder, as paths with slashes} */
  private static Stream<String> files(Path room) {
    try {
      if (!Files.isDirectory(room)) {
        try (var jar = new JarFile(room.toFile())) {
          return jar.stream().map(ZipEntry::getName).toList().stream();
        }
      }
      try (var found = Files.walk(room)) {
        return found.map(f -> room.relativize(f).toString().replace('\\', '/')).toList().stream();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> packages() {
    return visible(ROOT, new LinkedHashSet<>()).stream()
        .flatMap(m -> m.exports().stream())
        .filter(e -> !e.isQualified())
        .map(ModuleDescriptor.Exports::source)
        .sorted();
  }

  private static Set<ModuleDescriptor> visible(String name, Set<ModuleDescriptor> seen) {
    var module = FINDER.find(name).map(reference -> reference.descriptor());
    if (module.isPresent() && seen.add(module.get())) {
      for (var required : module.get().requires()) {
        if (required.modifiers().contains(ModuleDescriptor.Requires.Modifier.TRANSITIVE)) {
          visible(required.name(), seen);
        }
      }
    }
    return seen;
  }

  /** Programs see the rooms of this very process, which are on its class path. */
  private static List<Path> rooms() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(Path::of)
        .filter(Imports::isRoom)
        .toList();
  }

  private static boolean isRoom(Path entry) {
    return Files.isDirectory(entry)
        ? Files.exists(entry.resolve("module-info.class"))
        : entry.getFileName().toString().startsWith("addax-");
  }
}
