package dev.addax.cpu.dnnl;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An operating system and processor for which the native library is published.
 *
 * @param classifier the classifier of the jar that holds it, which is also its folder inside the
 *     jar
 * @param files the library's files, each after those it needs
 */
record Platform(String classifier, List<String> files) {
  private static final List<String> LINUX = List.of("libgomp.so.1", "libdnnl.so.3");
  private static final List<Platform> KNOWN =
      List.of(
          new Platform("linux-x86_64", LINUX),
          new Platform("linux-arm64", LINUX),
          new Platform("macosx-x86_64", List.of("libiomp5.dylib", "libdnnl.3.dylib")),
          new Platform("macosx-arm64", List.of("libomp.dylib", "libdnnl.3.dylib")),
          new Platform("windows-x86_64", List.of("dnnl.dll")));

  /** {@return the platform this process runs on, if the library is published for it} */
  static Optional<Platform> current() {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  static Optional<Platform> of(String os, String architecture) {
    String wanted = system(os) + "-" + processor(architecture);
    return KNOWN.stream().filter(p -> p.classifier.equals(wanted)).findFirst();
  }

  private static String system(String os) {
    String name = os.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return "macosx";
    }
    return name.startsWith("windows") ? "windows" : name;
  }

  private static String processor(String architecture) {
    return switch (architecture) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "arm64";
      default -> architecture;
    };
  }

  /** {@return where {@code file} lies in the jar} */
  String resource(String file) {
    return "org/bytedeco/dnnl/" + classifier + "/" + file;
  }
}
