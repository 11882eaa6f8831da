package dev.addax.keras.saving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.hdf5.source.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ZIP files as they should be, and as somebody who means harm would make them. */
class ZipArchiveTest {
  private static final int MOST = 1 << 20;

  @TempDir Path folder;

  private static byte[] deflated(String name, byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      add(zip, name, content);
    }
    return bytes.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new java.util.zip.ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  private byte[] stored() throws IOException {
    var file = folder.resolve("stored.zip");
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      var zip = new ZipWriter(channel, LocalDateTime.of(2026, 1, 2, 3, 4, 6));
      zip.entry("a.txt", "hello".getBytes(StandardCharsets.UTF_8));
      zip.entry("folder/b.bin", 100_000, out -> out.write(ByteBuffer.allocate(100_000)));
      zip.finish();
    }
    return Files.readAllBytes(file);
  }

  private static ZipArchive open(byte[] bytes) {
    return ZipArchive.of("test.zip", Source.of(bytes));
  }

  @Test
  void whatIsWrittenIsReadHereAndByTheJdk() throws IOException {
    var bytes = stored();
    var archive = open(bytes);
    assertThat(archive.entries().keySet()).containsExactly("a.txt", "folder/b.bin");
    var entry = archive.entry("a.txt").orElseThrow();
    assertThat(new String(entry.bytes(MOST), StandardCharsets.UTF_8)).isEqualTo("hello");
    entry.verify(entry.open());
    try (var zip = new ZipInputStream(Files.newInputStream(folder.resolve("stored.zip")))) {
      assertThat(zip.getNextEntry().getName()).isEqualTo("a.txt");
      assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("hello");
      assertThat(zip.getNextEntry().getName()).isEqualTo("folder/b.bin");
      assertThat(zip.readAllBytes()).hasSize(100_000);
    }
  }

  @Test
  void packedEntriesAndBackslashesAreRead() throws IOException {
    var content = new byte[300_000];
    new Random(1).nextBytes(content);
    var entry = open(deflated("folder\\x.bin", content)).entry("folder/x.bin").orElseThrow();
    assertThat(entry.isStored()).isFalse();
    assertThat(entry.bytes(MOST)).isEqualTo(content);
  }

  @Test
  void aFileCutOffAnywhereIsAnError() throws IOException {
    var bytes = stored();
    for (int length = 0; length < bytes.length; length += length < 200 ? 1 : 997) {
      var cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> open(cut)).isInstanceOf(SavingException.class);
    }
  }

  @Test
  void anArchiveThatGrowsBeyondMeasureIsRefused() throws IOException {
    var bytes = claiming(2_000_000_000, deflated("bomb", new byte[100_000]));
    assertThatThrownBy(() -> open(bytes))
        .isInstanceOf(SavingException.class)
        .hasMessageContaining("zip bomb");
  }

  @Test
  void anEntryThatGrowsBeyondMeasureIsRefusedInALargeArchiveToo() throws IOException {
    var noise = new byte[1_100_000];
    new Random(1).nextBytes(noise);
    var packed = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(packed)) {
      add(zip, "bomb", new byte[100_000]);
      add(zip, "noise", noise);
    }
    var entry = open(claiming(100_000_000, packed.toByteArray())).entry("bomb").orElseThrow();
    assertThatThrownBy(() -> entry.open())
        .isInstanceOf(SavingException.class)
        .hasMessageContaining("zip bomb");
    assertThatThrownBy(() -> entry.bytes(MOST)).hasMessageContaining("at most");
  }

  /** The archive with another size of its first entry. */
  private static byte[] claiming(int size, byte[] archive) {
    var bytes = archive.clone();
    int directory = find(bytes, 0x02014b50);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + 24, size);
    return bytes;
  }

  @Test
  void numbersThatLieAreFound() throws IOException {
    var bytes = deflated("x", new byte[1000]);
    int directory = find(bytes, 0x02014b50);
    int end = find(bytes, 0x06054b50);
    for (int place :
        new int[] {directory + 20, directory + 24, directory + 42, end + 12, end + 16}) {
      var changed = bytes.clone();
      ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(place, 77_777);
      assertThatThrownBy(() -> open(changed).entry("x").orElseThrow().open())
          .as("byte %d", place)
          .isInstanceOf(SavingException.class);
    }
  }

  @Test
  void aNameThatIsThereTwiceIsRefused() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var name : new String[] {"one", "two"}) {
        zip.putNextEntry(new java.util.zip.ZipEntry(name));
        zip.closeEntry();
      }
    }
    var text = new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1).replace("two", "one");
    assertThatThrownBy(() -> open(text.getBytes(StandardCharsets.ISO_8859_1)))
        .hasMessageContaining("two entries 'one'");
  }

  private static int find(byte[] bytes, int signature) {
    var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < bytes.length - 3; at++) {
      if (buffer.getInt(at) == signature) {
        return at;
      }
    }
    throw new AssertionError("no such record");
  }
}
