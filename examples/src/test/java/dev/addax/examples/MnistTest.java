package dev.addax.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.addax.cli.Captured;
import dev.addax.cli.program.Program;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the MNIST example on idx files of a few pictures: bars whose place is their class. */
final class MnistTest {
  private static final int SIDE = 28;

  @TempDir Path folder;

  @Test
  void trainsOnIdxFiles() throws IOException {
    write("train", 400);
    write("t10k", 100);
    var example = new Catalogue("mnist");
    var printed =
        Captured.of(
            () -> {
              Program.compile(example.file(), example.text()).run(List.of(folder.toString(), "2"));
              return 0;
            });
    assertThat(printed.out()).contains("val_accuracy").containsPattern("Test accuracy: [01]\\.\\d");
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
