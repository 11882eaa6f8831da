package dev.addax.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Users on the class path find the same services as users on the module path. */
final class ServicesTest {
  static Iterable<Room> rooms() {
    return Room.all();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void servicesAreDeclaredInBothWays(Room room) throws IOException {
    var descriptor = room.classFolder().resolve("module-info.class");
    if (Files.exists(descriptor)) {
      assertThat(onClassPath(room.classFolder())).isEqualTo(onModulePath(descriptor));
    }
  }

  private static Map<String, Set<String>> onModulePath(Path descriptor) throws IOException {
    try (InputStream in = Files.newInputStream(descriptor)) {
      return ModuleDescriptor.read(in).provides().stream()
          .collect(
              Collectors.toMap(ModuleDescriptor.Provides::service, p -> Set.copyOf(p.providers())));
    }
  }

  private static Map<String, Set<String>> onClassPath(Path classes) {
    var services = new TreeMap<String, Set<String>>();
    Room.files(classes.resolve("META-INF/services"), "")
        .filter(Files::isRegularFile)
        .forEach(f -> services.put(f.getFileName().toString(), names(Room.read(f))));
    return services;
  }

  private static Set<String> names(String lines) {
    return lines
        .lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .collect(Collectors.toSet());
  }
}
