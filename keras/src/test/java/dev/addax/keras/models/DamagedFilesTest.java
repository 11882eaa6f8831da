package dev.addax.keras.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.addax.keras.saving.SavingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Model files that are broken or meant to do harm: one clear exception, and nothing else happens.
 */
class DamagedFilesTest {
  private static final int FLIPS = 300;

  @TempDir Path folder;

  private static byte[] trained() throws IOException {
    try (var in = DamagedFilesTest.class.getResourceAsStream("trained.keras")) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("m.keras"), bytes);
  }

  private Path zip(String... namesAndTexts) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return file(bytes.toByteArray());
  }

  static Stream<Arguments> strangers() {
    return Stream.of(
        arguments("version https://git-lfs.github.com/spec/v1\noid sha256:1", "git lfs pull"),
        arguments("\n<!DOCTYPE html>", "a web page"),
        arguments("\u0080\u0004\u0095", "a pickle"),
        arguments("\u001c\0\0\0TFL3", "TensorFlow Lite"),
        arguments("{\"class_name\": \"Sequential\"}", "Models.fromJson"),
        arguments("\u001f\u008b\b", "gzip"),
        arguments("", "is empty"),
        arguments("no model", "the bytes 6e 6f 20 6d"));
  }

  @ParameterizedTest
  @MethodSource("strangers")
  void whatIsNoModelIsNamed(String content, String says) throws IOException {
    var file = file(content.getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> Models.load(file))
        .isInstanceOf(SavingException.class)
        .hasMessageContaining("m.keras is ")
        .hasMessageContaining(says);
  }

  @Test
  void aGraphOfTensorFlowIsNamed() throws IOException {
    Files.createFile(folder.resolve("saved_model.pb"));
    assertThatThrownBy(() -> Models.load(folder))
        .hasMessageContaining("a SavedModel of TensorFlow");
  }

  @Test
  void aFileCutOffAnywhereIsAnErrorThatNamesIt() throws IOException {
    var whole = trained();
    for (int length = 0; length < whole.length; length += 487) {
      var file = file(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Models.load(file))
          .as("%d bytes", length)
          .isInstanceOf(SavingException.class)
          .hasMessageContaining("m.keras");
    }
  }

  @Test
  void aChangedByteIsAnErrorOrChangesNothing() throws IOException {
    var whole = trained();
    var model = Models.load(file(whole));
    var random = new Random(5);
    int refused = 0;
    for (int i = 0; i < FLIPS; i++) {
      var damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        var other = Models.load(file(damaged));
        assertThat(Sample.weights(other)).isEqualTo(Sample.weights(model));
      } catch (SavingException e) {
        assertThat(e).hasMessageContaining("m.keras");
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(FLIPS / 2);
  }

  @Test
  void aConfigNestedTenThousandDeepIsRefused() throws IOException {
    var deep = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
    var file = zip("config.json", deep, "metadata.json", "{}");
    assertThatThrownBy(() -> Models.load(file))
        .isInstanceOf(SavingException.class)
        .hasMessageContaining("levels of nesting");
  }

  @Test
  void anArchiveWithoutWeightsSaysWhatItHolds() throws IOException {
    var file = zip("config.json", new Sequential(dev.addax.keras.layers.Input.of(2)).toJson());
    assertThatThrownBy(() -> Models.load(file))
        .isInstanceOf(SavingException.class)
        .hasMessageContaining("model.weights.h5");
  }

  @Test
  void whatIsNoModelFileIsNamedByItsFirstBytes() throws IOException {
    var file = file("hello".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> Models.load(file))
        .isInstanceOf(SavingException.class)
        .hasMessageContaining("68 65 6c 6c 6f")
        .hasMessageContaining("Keras archive");
    assertThatThrownBy(() -> Models.load(folder))
        .isInstanceOf(SavingException.class)
        .hasMessageContaining("folder");
  }
}
