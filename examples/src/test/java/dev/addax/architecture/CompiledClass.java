package dev.addax.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A class and the classes of the project that its constant pool names. */
record CompiledClass(String name, Set<String> uses) {
  private static final String PROJECT = "dev.addax.";
  private static final Pattern IN_DESCRIPTOR = Pattern.compile("L(dev/addax/[\\w/$]+)[;<]");

  static CompiledClass read(Path file) {
    try {
      return of(ClassFile.of().parse(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CompiledClass of(ClassModel model) {
    var uses = new TreeSet<String>();
    for (PoolEntry entry : model.constantPool()) {
      named(entry)
          .map(n -> n.replace('/', '.'))
          .filter(n -> n.startsWith(PROJECT))
          .forEach(uses::add);
    }
    return new CompiledClass(model.thisClass().asInternalName().replace('/', '.'), uses);
  }

  private static Stream<String> named(PoolEntry entry) {
    return switch (entry) {
      case ClassEntry c -> Stream.of(c.asInternalName());
      case Utf8Entry text ->
          IN_DESCRIPTOR.matcher(text.stringValue()).results().map(m -> m.group(1));
      default -> Stream.empty();
    };
  }

  String packageName() {
    return packageOf(name);
  }

  /** {@return the packages of the project that this class uses, its own left out} */
  Set<String> packagesUsed() {
    return uses.stream()
        .map(CompiledClass::packageOf)
        .filter(p -> !p.equals(packageName()))
        .collect(Collectors.toSet());
  }

  static String packageOf(String className) {
    return className.substring(0, className.lastIndexOf('.'));
  }

  /** {@return the room of a package: the word after {@code dev.addax.}} */
  static String roomOf(String packageName) {
    return packageName.substring(PROJECT.length()).split("\\.")[0];
  }
}
