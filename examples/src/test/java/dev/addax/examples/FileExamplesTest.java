package dev.addax.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.addax.cli.Captured;
import dev.addax.cli.program.Program;
import dev.addax.keras.config.Keras;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the examples that read or write files; bars whose place is their class stand for MNIST. */
final class FileExamplesTest {
  private static final int SIDE = 28;

  @TempDir Path folder;

  private String run(String name, Object... arguments) {
    var example = new Catalogue(name);
    Keras.clearSession();
    var words = Stream.of(arguments).map(Object::toString).toList();
    return Captured.of(
            () -> {
              Program.compile(example.file(), example.text()).run(words);
              return 0;
            })
        .out();
  }

  @Test
  void mnistTrainsOnIdxFiles() throws IOException {
    write("train", 400);
    write("t10k", 100);
    assertThat(run("mnist", folder, 2))
        .contains("val_accuracy")
        .containsPattern("Test accuracy: [01]\\.\\d");
  }

  @Test
  void digitsLearnsAndDrawsItsMistakes() {
    var printed = run("digits", folder);
    assertThat(printed)
        .contains("conv2d/kernel float32[3, 3, 1, 32] trainable, initialized by")
        .contains("0 |", "9 |");
    var accuracy = Pattern.compile("Test accuracy: ([01]\\.\\d+)").matcher(printed);
    assertThat(accuracy.find()).isTrue();
    assertThat(Double.parseDouble(accuracy.group(1))).isGreaterThanOrEqualTo(0.975);
    assertThat(folder.resolve("digits-mistakes.png")).isNotEmptyFile();
  }

  private void write(String set, int count) throws IOException {
    try (var images = file(set + "-images-idx3-ubyte.gz");
        var labels = file(set + "-labels-idx1-ubyte.gz")) {
      header(images, count, SIDE, SIDE);
      header(labels, count);
      for (int i = 0; i < count; i++) {
        labels.writeByte(i % 10);
        for (int at = 0; at < SIDE * SIDE; at++) {
          images.writeByte(at / SIDE / 2 == i % 10 ? 255 : 0);
        }
      }
    }
  }

  private DataOutputStream file(String name) throws IOException {
    return new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(folder.resolve(name))));
  }

  private static void header(DataOutputStream out, int... dimensions) throws IOException {
    out.writeInt(0x0800 + dimensions.length);
    for (int dimension : dimensions) {
      out.writeInt(dimension);
    }
  }
}
