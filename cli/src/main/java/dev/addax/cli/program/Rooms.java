package dev.addax.cli.program;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rooms that programs are written against: those of this very process, on its class path. */
final class Rooms {
  /** What this one requires transitively comes along. */
  static final String ROOT = "dev.addax.keras";

  private static final String CLASS = ".class";
  private static final List<Path> PATH = path();
  private static final ModuleFinder FINDER = ModuleFinder.of(PATH.toArray(Path[]::new));

  private Rooms() {}

  /** {@return where the compiler finds the rooms} */
  static String modulePath() {
    return PATH.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** {@return the packages that programs may use} */
  static List<String> packages() {
    return visible(ROOT, new ArrayList<>()).stream().flatMap(Rooms::exported).sorted().toList();
  }

  /** {@return the classes of these packages: for each simple name where it is found} */
  static Map<String, List<String>> classes() {
    var found = new TreeMap<String, List<String>>();
    for (var room : visible(ROOT, new ArrayList<>())) {
      var packages = exported(room).toList();
      for (var name : topLevelClasses(room)) {
        int dot = name.lastIndexOf('.');
        if (packages.contains(name.substring(0, dot))) {
          found
              .computeIfAbsent(name.substring(dot + 1), n -> new ArrayList<>())
              .add(name.substring(0, dot));
        }
      }
    }
    return found;
  }

  private static Stream<String> exported(ModuleReference room) {
    return room.descriptor().exports().stream()
        .filter(e -> !e.isQualified())
        .map(ModuleDescriptor.Exports::source);
  }

  private static List<String> topLevelClasses(ModuleReference room) {
    try (var reader = room.open();
        var files = reader.list()) {
      return files
          .filter(f -> f.endsWith(CLASS) && !f.contains("$") && !f.contains("-"))
          .map(f -> f.substring(0, f.length() - CLASS.length()).replace('/', '.'))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return whether a program may use the class; to look is slow, so only where it matters} */
  static boolean isPublic(String packageName, String name) {
    try {
      var type = Class.forName(packageName + "." + name, false, Rooms.class.getClassLoader());
      return type.accessFlags().contains(AccessFlag.PUBLIC);
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** {@return whether {@code java.util} has a class of that name, such as {@code Random}} */
  static boolean isInJavaUtil(String name) {
    return Object.class.getResource("/java/util/" + name + CLASS) != null;
  }

  private static List<ModuleReference> visible(String name, List<ModuleReference> seen) {
    var room = FINDER.find(name).orElse(null);
    if (room != null && !seen.contains(room)) {
      seen.add(room);
      room.descriptor().requires().stream()
          .filter(r -> r.modifiers().contains(Modifier.TRANSITIVE))
          .forEach(r -> visible(r.name(), seen));
    }
    return seen;
  }

  private static List<Path> path() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(Path::of)
        .filter(Rooms::isRoom)
        .toList();
  }

  private static boolean isRoom(Path entry) {
    return Files.isDirectory(entry)
        ? Files.exists(entry.resolve("module-info.class"))
        : entry.getFileName().toString().startsWith("addax-");
  }
}
