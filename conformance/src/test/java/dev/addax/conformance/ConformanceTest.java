package dev.addax.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.cli.Arguments;
import dev.addax.conformance.recorded.ConformanceException;
import dev.addax.conformance.recorded.Suite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the small folder that {@code python/record.py} recorded from real Keras 3.15. */
class ConformanceTest {
  @TempDir Path folder;

  private static Path cases() {
    try {
      return Path.of(ConformanceTest.class.getResource("/cases").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private record Run(int code, String text) {}

  private static Run run(Path cases, String... options) {
    var values = new HashMap<String, List<String>>();
    values.put("DIR", List.of(cases.toString()));
    values.put("--kind", List.of("op"));
    for (int i = 0; i < options.length; i += 2) values.put(options[i], List.of(options[i + 1]));
    var text = new ByteArrayOutputStream();
    var former = System.out;
    System.setOut(new PrintStream(text, true, StandardCharsets.UTF_8));
    try {
      int code = new Conformance().run(new Arguments(values));
      return new Run(code, text.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(former);
    }
  }

  @Test
  void whatAgreesPassesAndWhatIsUnknownIsSkipped() {
    var run = run(cases(), "--verbose", "");
    assertThat(run.text())
        .contains("skipped 1: op: no keras.ops.not_invented_yet")
        .endsWith("5 passed, 0 failed, 1 skipped\n");
    assertThat(run.code()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "initializer,2",
    "layer,2",
    "loss,1",
    "metric,1",
    "model,1",
    "optimizer,1",
    "seeded_model,1"
  })
  void everyKindAgreesWithRealKeras(String kind, int cases) {
    var run = run(cases(), "--kind", kind);
    assertThat(run.text()).endsWith(cases + " passed, 0 failed, 0 skipped\n");
  }

  @Test
  void idsSelect() {
    assertThat(run(cases(), "--id", "so|add").text()).endsWith("2 passed, 0 failed, 0 skipped\n");
  }

  private Path tampered(String tensor, int element, float value) throws IOException {
    for (var name : new String[] {"op.jsonl", "op.safetensors"})
      Files.copy(cases().resolve(name), folder.resolve(name));
    var file = folder.resolve("op.safetensors");
    var bytes = Files.readAllBytes(file);
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    int entry = text.indexOf(tensor);
    int offsets = text.indexOf("data_offsets\": [", entry) + "data_offsets\": [".length();
    int offset = Integer.parseInt(text.substring(offsets, text.indexOf(',', offsets)));
    var buffer = java.nio.ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    buffer.putFloat(8 + (int) buffer.getLong(0) + offset + 4 * element, value);
    Files.write(file, bytes);
    return folder;
  }

  @Test
  void aWrongElementIsPlaced() throws IOException {
    var run = run(tampered("op.softmax.0/out0", 5, 0.75f));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.text())
        .contains("op.softmax.0 out0: 1 of 12 elements differ, worst at [1, 1]")
        .contains("expected 0.75")
        .endsWith("4 passed, 1 failed, 1 skipped\n");
  }

  @Test
  void aWrongGradientFailsItsCase() throws IOException {
    var run = run(tampered("op.matmul.0/grad_in1", 2, 99f));
    assertThat(run.text()).contains("op.matmul.0 grad_in1: 1 of 4 elements differ, worst at [2]");
  }

  @Test
  void aNaNIsNotANumber() throws IOException {
    var run = run(tampered("op.sum.0/out0", 0, Float.NaN));
    assertThat(run.text())
        .contains("op.sum.0 out0: 1 of 3 elements differ")
        .contains("expected NaN");
  }

  @Test
  void brokenFoldersAreExplained() throws IOException {
    Files.writeString(folder.resolve("op.jsonl"), "{\"id\": \"a\"}\n{\n");
    assertThatThrownBy(() -> Suite.of(folder).cases("op"))
        .isInstanceOf(ConformanceException.class)
        .hasMessageContaining("op.jsonl, line 2");
    assertThatThrownBy(() -> Suite.of(folder.resolve("absent")).kinds())
        .hasMessageContaining("absent");
  }
}
