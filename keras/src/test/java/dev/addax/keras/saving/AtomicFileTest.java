package dev.addax.keras.saving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The old file or the new one, never a part. */
class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void aWriteThatFailsLeavesTheOldFileAndNothingElse() throws IOException {
    var file = folder.resolve("m.keras");
    Files.writeString(file, "old");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    channel -> {
                      channel.write(ByteBuffer.wrap(new byte[100]));
                      throw new IOException("the disk is full");
                    }))
        .isInstanceOf(SavingException.class)
        .hasMessageContaining("disk is full");
    assertThat(file).hasContent("old");
    assertThat(folder.toFile().list()).containsExactly("m.keras");
  }

  @Test
  void anErrorOfAnyKindDoes() {
    var file = folder.resolve("m.keras");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    channel -> {
                      throw new OutOfMemoryError();
                    }))
        .isInstanceOf(OutOfMemoryError.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void theNewFileIsNotSeenBeforeItIsComplete() throws IOException {
    var file = folder.resolve("m.keras");
    Files.writeString(file, "old");
    AtomicFile.write(
        file,
        channel -> {
          channel.write(ByteBuffer.wrap("new".getBytes()));
          assertThat(file).hasContent("old");
        });
    assertThat(file).hasContent("new");
  }

  @Test
  void aMissingFolderIsNamed() {
    assertThatThrownBy(() -> AtomicFile.write(folder.resolve("no/m.keras"), channel -> {}))
        .hasMessageContaining("no folder")
        .hasMessageContaining("no");
  }
}
