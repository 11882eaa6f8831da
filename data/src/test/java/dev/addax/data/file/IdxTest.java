package dev.addax.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.data.DataException;
import dev.addax.data.ElementType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdxTest {
  @TempDir Path folder;

  private Path file(int magic, int[] dimensions, int... data) throws IOException {
    var bytes = ByteBuffer.allocate(4 + 4 * dimensions.length + data.length).putInt(magic);
    for (int dimension : dimensions) bytes.putInt(dimension);
    for (int value : data) bytes.put((byte) value);
    return Files.write(folder.resolve("some-idx"), bytes.array());
  }

  @Test
  void bytesAreUnsigned() throws IOException {
    var array = Idx.read(file(0x0803, new int[] {1, 2, 3}, 0, 1, 127, 128, 200, 255));
    assertThat(array.type()).isEqualTo(ElementType.UINT8);
    assertThat(array.shape()).containsExactly(1, 2, 3);
    assertThat(array.toLongs()).containsExactly(0, 1, 127, 128, 200, 255);
  }

  @ParameterizedTest
  @CsvSource({"9,1", "11,2", "12,4", "13,4", "14,8"})
  void everyTypeIsBigEndian(int code, int width) throws IOException {
    var bytes = ByteBuffer.allocate(8 + width).putInt(code << 8 | 1).putInt(1);
    switch (code) {
      case 9 -> bytes.put((byte) -2);
      case 11 -> bytes.putShort((short) -2);
      case 12 -> bytes.putInt(-2);
      case 13 -> bytes.putFloat(-2);
      default -> bytes.putDouble(-2);
    }
    assertThat(Idx.read(Files.write(folder.resolve("t"), bytes.array())).toDoubles())
        .containsExactly(-2);
  }

  @Test
  void gzipIsUnpackedWhateverTheName() throws IOException {
    var plain = file(0x0801, new int[] {2}, 5, 6);
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(Files.readAllBytes(plain));
    }
    var file = Files.write(folder.resolve("packed"), packed.toByteArray());
    assertThat(Idx.read(file)).isEqualTo(Idx.read(plain));
    var cut =
        Files.write(
            folder.resolve("cut.gz"),
            java.util.Arrays.copyOf(packed.toByteArray(), packed.size() - 9));
    assertThatThrownBy(() -> Idx.read(cut))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("cut.gz");
  }

  @Test
  void truncatedFilesSayWhereTheyEnd() throws IOException {
    var file = file(0x0803, new int[] {1000, 28, 28}, 1, 2, 3);
    assertThatThrownBy(() -> Idx.read(file))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("ends early")
        .hasMessageContaining("784000 bytes")
        .hasMessageContaining("some-idx")
        .hasMessageContaining("offset 19");
    var head = Files.write(folder.resolve("head"), new byte[] {0, 0, 8});
    assertThatThrownBy(() -> Idx.read(head))
        .hasMessageContaining("magic number")
        .hasMessageContaining("offset 3");
  }

  @Test
  void hostileHeadersAreRefused() throws IOException {
    var html = Files.writeString(folder.resolve("html"), "<html>not found</html>");
    assertThatThrownBy(() -> Idx.read(html))
        .hasMessageContaining("Not an IDX file")
        .hasMessageContaining("0x3c68746d");
    var type = file(0x0701, new int[] {1}, 1);
    assertThatThrownBy(() -> Idx.read(type)).hasMessageContaining("unknown element type 0x07");
    var rank = file(0x08ff, new int[] {1}, 1);
    assertThatThrownBy(() -> Idx.read(rank)).hasMessageContaining("rank of 255");
    var overflow = file(0x0E04, new int[] {-1, -1, -1, -1});
    assertThatThrownBy(() -> Idx.read(overflow)).hasMessageContaining("Impossible dimensions");
    var huge = file(0x0802, new int[] {Integer.MAX_VALUE, 2});
    assertThatThrownBy(() -> Idx.read(huge))
        .hasMessageContaining("4294967294 bytes is more than a Java array holds");
  }

  @Test
  void bytesAfterTheLastElementAreAnError() throws IOException {
    var file = file(0x0801, new int[] {2}, 1, 2, 3);
    assertThatThrownBy(() -> Idx.read(file)).hasMessageContaining("goes on after its last element");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> Idx.read(folder.resolve("absent")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("absent");
  }
}
