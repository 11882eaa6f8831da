package dev.addax.keras.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.addax.keras.layers.Layer;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for everything that any catalog of Keras lists. */
class CatalogTest {
  private static Stream<Catalog> catalogs() {
    return ServiceLoader.load(Catalog.class).stream().map(ServiceLoader.Provider::get);
  }

  static List<Schema<?>> schemas() {
    return catalogs().flatMap(c -> c.schemas().stream()).<Schema<?>>map(s -> s).toList();
  }

  /** Wrappers and models are nothing without what they wrap. */
  private static final Set<String> EMPTY_BY_DEFAULT =
      Set.of("MeanMetricWrapper", "Sequential", "Functional", "Model");

  /** Constants are left out, too: they are saved by their name, alone or as a function. */
  static Stream<Schema<?>> withoutRequiredOptions() {
    return schemas().stream()
        .filter(s -> s.options().stream().noneMatch(OptionInfo::required))
        .filter(s -> !Serialization.Identified.class.isAssignableFrom(s.type()))
        .filter(s -> !Serialization.SelfDescribing.class.isAssignableFrom(s.type()))
        .filter(s -> !EMPTY_BY_DEFAULT.contains(s.className()));
  }

  @Test
  void savedNamesAreThereOnce() {
    assertThat(schemas()).extracting(Schema::savedName).doesNotHaveDuplicates();
  }

  @Test
  void schemasAreOfTheirCatalogsKind() {
    catalogs()
        .forEach(c -> assertThat(c.schemas()).allMatch(s -> c.kind().isAssignableFrom(s.type())));
  }

  /** The class path and the module path find catalogs by two different lists. */
  @Test
  void bothListsOfCatalogsAgree() throws IOException, URISyntaxException {
    var classes =
        Path.of(Catalog.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    var service = Catalog.class.getName();
    try (var module = Files.newInputStream(classes.resolve("module-info.class"))) {
      var provided =
          ModuleDescriptor.read(module).provides().stream()
              .filter(p -> p.service().equals(service))
              .flatMap(p -> p.providers().stream())
              .toList();
      assertThat(Files.readAllLines(classes.resolve("META-INF/services").resolve(service)))
          .containsExactlyInAnyOrderElementsOf(provided);
    }
  }

  @ParameterizedTest
  @MethodSource("withoutRequiredOptions")
  <T> void defaultsKeepTheSchemaContract(Schema<T> schema) {
    SchemaContract.check(schema, schema.read(Map.of()));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void layersHaveTheOptionsOfAllLayers(Schema<?> schema) {
    if (Layer.class.isAssignableFrom(schema.type()) && !schema.className().equals("InputLayer")) {
      assertThat(schema.options())
          .extracting(OptionInfo::name)
          .contains("name", "trainable", "dtype");
    }
  }
}
