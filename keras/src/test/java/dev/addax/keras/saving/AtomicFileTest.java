package dev.addax.keras.saving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.hdf5.Hdf5Writer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  @Test
  void anHdf5WriterThatCannotWriteIsASavingExceptionToo() {
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    folder.resolve("m.h5"),
                    channel -> {
                      channel.close();
                      new Hdf5Writer().writeTo(channel);
                    }))
        .isInstanceOf(SavingException.class)
        .hasMessageContaining("m.h5");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatAKilledProcessLeftOfTheSameFileIsRemovedByTheNextSave() throws IOException {
    var left = Files.writeString(folder.resolve(".m.keras.1a2b.part"), "half");
    var ofOthers =
        List.of(
            Files.writeString(folder.resolve(".other.keras.1a2b.part"), "half"),
            Files.writeString(folder.resolve(".m.keras.bak.1a2b.part"), "half"),
            Files.writeString(folder.resolve("m.keras.part"), "a file of the user"));
    AtomicFile.write(folder.resolve("m.keras"), channel -> {});
    assertThat(left).doesNotExist();
    assertThat(ofOthers).allSatisfy(file -> assertThat(file).exists());
  }

  @Test
  void whatIsBeingWrittenIsLeftAloneBySavesOfTheSameFile() throws IOException {
    var file = folder.resolve("m.keras");
    AtomicFile.write(
        file,
        channel -> {
          AtomicFile.write(
              folder.resolve("../" + folder.getFileName() + "/m.keras"),
              inner -> inner.write(ByteBuffer.wrap("inner".getBytes())));
          assertThat(file).hasContent("inner");
          channel.write(ByteBuffer.wrap("outer".getBytes()));
        });
    assertThat(file).hasContent("outer");
    assertThat(folder.toFile().list()).containsExactly("m.keras");
  }
}
