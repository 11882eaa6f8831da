package dev.addax.cli.program;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a program may name without an import. */
final class Imports {
  /**
   * Of two packages with a class of one name the earlier is meant, where the program does not say.
   */
  private static final List<String> RANK =
      List.of(
          "java.util",
          "dev.addax.keras.layers",
          "dev.addax.keras.losses",
          "dev.addax.keras",
          "dev.addax.data",
          "dev.addax.tensor");

  private final Set<String> names = new HashSet<>();
  private final Set<String> packages = new HashSet<>();

  private Imports(CompilationUnitTree unit) {
    unit.getTypeDecls().stream()
        .filter(ClassTree.class::isInstance)
        .forEach(type -> names.add(((ClassTree) type).getSimpleName().toString()));
    for (var declared : unit.getImports()) {
      var imported = String.valueOf(declared.getQualifiedIdentifier());
      int dot = imported.lastIndexOf('.');
      if (imported.endsWith(".*")) {
        packages.add(imported.substring(0, dot));
      } else if (!declared.isModule()) {
        names.add(imported.substring(dot + 1));
      }
    }
  }

  /**
   * {@return import declarations on one line: the packages of Addax, which go before the names of
   * {@code java.base}; and single classes where two packages have one of the same name, unless the
   * program imports or declares one itself; a package that it imports goes before others}
   */
  static String text(CompilationUnitTree unit) {
    var own = new Imports(unit);
    var all = new ArrayList<String>();
    Rooms.packages().forEach(p -> all.add(p + ".*"));
    all.add("module java.base");
    Rooms.classes().forEach((name, in) -> own.choose(name, in).ifPresent(all::add));
    return all.stream().map(i -> "import " + i + "; ").collect(Collectors.joining());
  }

  private Optional<String> choose(String name, List<String> in) {
    var candidates = new ArrayList<>(in);
    if (Rooms.isInJavaUtil(name)) {
      candidates.add("java.util");
    }
    if (candidates.size() < 2 || names.contains(name)) {
      return Optional.empty();
    }
    return candidates.stream()
        .filter(p -> Rooms.isPublic(p, name))
        .min(Comparator.comparing((String p) -> !packages.contains(p)).thenComparing(Imports::rank))
        .map(p -> p + "." + name);
  }

  private static int rank(String packageName) {
    for (int i = 0; i < RANK.size(); i++) {
      if ((packageName + ".").startsWith(RANK.get(i) + ".")) {
        return i;
      }
    }
    return RANK.size();
  }

  /** {@return javac's options} */
  static List<String> options() {
    return List.of(
        "--module-path", Rooms.modulePath(), "--add-modules", Rooms.ROOT, "-g", "-proc:none");
  }
}
