package dev.addax.keras.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.addax.keras.layers.Input;
import dev.addax.keras.layers.core.Dense;
import dev.addax.tensor.Provenance;
import dev.addax.tensor.Variable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from files, and how much memory it takes. */
class LoadingMemoryTest {
  private static final int MIB = 1 << 20;

  @TempDir Path folder;

  private static Model compiled(int inputs, int units) {
    var model = new Sequential(Input.of(inputs), new Dense(units).kernelInitializer("zeros"));
    model.compile("adam", "mse");
    return model;
  }

  private Path saved(String name, int inputs, int units) {
    var model = compiled(inputs, units);
    model.optimizer().build(model.trainableWeights());
    model.save(folder.resolve(name));
    return folder.resolve(name);
  }

  /** A second copy, or values that are made and then replaced, would take a third of it more. */
  @ParameterizedTest
  @ValueSource(strings = {".keras", ".h5"})
  void weightsAndStateOfTheOptimizerGoFromTheFileToTheirPlaceWithoutACopy(String suffix)
      throws Exception {
    assumeTrue(Files.isReadable(LoadingMemory.STATUS));
    var file = saved("large" + suffix, 1024, 4096);
    var said = loading(saved("small" + suffix, 2, 3), file).split(" for ");
    assertThat(said[1]).isEqualTo("4198400");
    assertThat(Long.parseLong(said[0])).isLessThan(Files.size(file) * 9 / 8 + 4 * MIB);
  }

  private static String loading(Path small, Path large) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx24m",
                "-cp",
                System.getProperty("java.class.path"),
                LoadingMemory.class.getName(),
                small.toString(),
                large.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return said.strip();
  }

  @ParameterizedTest
  @ValueSource(strings = {".keras", ".h5"})
  void whatIsInspectedHasNoValues(String suffix) {
    var model = Models.inspect(saved("m" + suffix, 20, 30)).model().orElseThrow();
    assertThat(model.weights()).hasSize(2).noneMatch(Variable::hasValue);
    assertThat(model.optimizer().variables())
        .filteredOn(variable -> variable.type().shape().rank() > 0)
        .hasSize(4)
        .noneMatch(Variable::hasValue);
  }

  @ParameterizedTest
  @ValueSource(strings = {".keras", ".h5"})
  void stateThatAFileLacksIsNotMadeBeforeItIsUsed(String suffix) {
    var file = folder.resolve("m" + suffix);
    compiled(20, 30).save(file);
    var optimizer = Models.load(file).optimizer();
    assertThat(optimizer.variables())
        .filteredOn(variable -> variable.type().shape().rank() > 0)
        .hasSize(4)
        .noneMatch(Variable::hasValue)
        .allMatch(variable -> variable.provenance() instanceof Provenance.Initialized);
  }

  @Test
  void inspectionDoesNotReadTheValues() throws IOException {
    var file = saved("m.keras", 200, 300);
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {1}), channel.size() / 2);
    }
    assertThatThrownBy(() -> Models.load(file)).hasMessageContaining("checksum");
    assertThat(Models.inspect(file).problems()).isEmpty();
  }
}
