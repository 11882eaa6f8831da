package dev.addax.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.hdf5.source.Hdf5Exception;
import dev.addax.hdf5.source.Source;
import dev.addax.hdf5.type.Datatype;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged files: each is read correctly or refused with an {@link Hdf5Exception}, in the little
 * memory that pom.xml gives.
 */
final class HostileTest {
  private static final int FLIPS = 80;

  static List<Recorded> files() {
    return Recorded.all();
  }

  private static void readAll(byte[] bytes, String what) {
    assertThatCode(
            () -> {
              try {
                Listing.of(Hdf5File.of(Source.of(bytes), what));
              } catch (Hdf5Exception e) {
                assertThat(e.getMessage()).contains(what);
              }
            })
        .as(what)
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("files")
  void flippedBytes(Recorded recorded) {
    var random = new Random(recorded.toString().hashCode());
    var good = recorded.bytes();
    for (int i = 0; i < FLIPS; i++) {
      var bad = good.clone();
      var what = new StringBuilder(recorded.toString());
      for (int flips = 1 << random.nextInt(4); flips > 0; flips--) {
        int at = random.nextInt(random.nextBoolean() ? Math.min(2048, bad.length) : bad.length);
        bad[at] = (byte) (random.nextBoolean() ? random.nextInt() : 255);
        what.append(' ').append(at).append('=').append(bad[at]);
      }
      readAll(bad, what.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void cutOff(Recorded recorded) {
    var good = recorded.bytes();
    int step = good.length < 9000 ? 1 : 97;
    for (int size = 0; size < good.length; size += step) {
      readAll(Arrays.copyOf(good, size), recorded + " cut off at " + size);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void cutOffWithAnEndThatSaysOtherwise(Recorded recorded) {
    var good = recorded.bytes();
    int end = good[8] < 2 ? 40 : 28;
    for (int size = 100; size < good.length; size += 101) {
      var bad = ByteBuffer.wrap(Arrays.copyOf(good, size)).order(ByteOrder.LITTLE_ENDIAN);
      bad.putLong(end, size);
      readAll(bad.array(), recorded + " ended at " + size);
    }
  }

  private static byte[] written(Hdf5Writer file) {
    var out = new ByteArrayOutputStream();
    file.writeTo(Channels.newChannel(out));
    return out.toByteArray();
  }

  private static int find(byte[] bytes, long... values) {
    var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i + 8 * values.length <= bytes.length; i += 8) {
      int at = i;
      if (java.util.stream.IntStream.range(0, values.length)
          .allMatch(j -> buffer.getLong(at + 8 * j) == values[j])) return i;
    }
    throw new AssertionError("not found");
  }

  private static Dataset withShape(long first) {
    var file = new Hdf5Writer();
    var data = MemorySegment.ofArray(new float[7 * 13]);
    file.root().dataset("x", Datatype.FLOAT32, new long[] {7, 13}, () -> data);
    var bytes = written(file);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(find(bytes, 7, 13), first);
    return Hdf5File.of(Source.of(bytes), "claims").root().dataset("x");
  }

  @Test
  void moreElementsThanTheFileHolds() {
    for (long first : new long[] {8, 1 << 20, 1L << 60, Long.MAX_VALUE}) {
      var dataset = withShape(first);
      assertThatThrownBy(dataset::byteSize)
          .isInstanceOf(Hdf5Exception.class)
          .hasMessageContaining("[" + first + ", 13]")
          .hasMessageContaining("more than the file can hold");
      assertThatThrownBy(dataset::floats).isInstanceOf(Hdf5Exception.class);
    }
    assertThat(withShape(7).size()).isEqualTo(7 * 13);
  }

  @Test
  void moreElementsThanAnybodyWrote() {
    var recorded = Recorded.of("chunks_old");
    var dataset = recorded.open().root().dataset("never_written");
    assertThat(dataset.floats()).containsExactly(-1, -1, -1);
    var bytes = recorded.bytes();
    int header = (int) dataset.id();
    var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(buffer.getLong(header + 32)).isEqualTo(3); // the shape, in the first message
    buffer.putLong(header + 32, 1L << 40);
    var claims = Hdf5File.of(Source.of(bytes), "claims").root().dataset("never_written");
    assertThatThrownBy(claims::floats).hasMessageContaining("more than the file can hold");
  }

  @Test
  void groupsThatLeadInACircle() {
    var file = new Hdf5Writer();
    file.root().group("a").group("b");
    var bytes = written(file);
    var opened = Hdf5File.of(Source.of(bytes), "circle");
    long a = opened.root().get("a").id();
    long b = opened.root().get("a/b").id();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(find(bytes, b), a);
    var root = Hdf5File.of(Source.of(bytes), "circle").root();
    assertThat(root.descendants()).hasSize(1);
    assertThatThrownBy(() -> root.get("a" + "/b".repeat(300)))
        .isInstanceOf(Hdf5Exception.class)
        .hasMessageContaining("circle");
  }

  private static void refused(byte[] bytes, String message) {
    assertThatThrownBy(() -> Listing.of(Hdf5File.of(Source.of(bytes), "hostile")))
        .isInstanceOf(Hdf5Exception.class)
        .hasMessageContaining("hostile")
        .hasMessageContaining(message);
  }

  private static int mark(byte[] bytes, String mark) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(mark);
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Test
  void linksOutOfTheFile() {
    for (long address : new long[] {1L << 60, Long.MAX_VALUE, 1 << 20}) {
      var file = new Hdf5Writer();
      file.root().group("a");
      var bytes = written(file);
      long a = Hdf5File.of(Source.of(bytes), "links").root().get("a").id();
      buffer(bytes).putLong(find(bytes, a), address);
      refused(bytes, "outside");
    }
  }

  @Test
  void anIndexOfChunksThatLeadsToItself() {
    var bytes = Recorded.of("chunks_old").bytes();
    var file = buffer(bytes);
    // The only kind of tree whose second byte after its mark is one.
    for (int at = 0; at + 24 < bytes.length; at++) {
      if (bytes[at] == 'T' && bytes[at + 1] == 'R' && bytes[at + 2] == 'E' && bytes[at + 4] == 1) {
        file.put(at + 5, (byte) 1);
        int key = 8 + 8 * 3;
        file.putLong(at + 24 + key, at);
      }
    }
    refused(bytes, "B-tree");
  }

  @Test
  void attributesThatSayTheyAreLonger() {
    var file = new Hdf5Writer();
    file.root().attributes().set("x", new long[] {7, 13});
    var bytes = written(file);
    // The shape stands before the values.
    int shape = find(bytes, 7, 13) - 8;
    assertThat(buffer(bytes).getLong(shape)).isEqualTo(2);
    buffer(bytes).putLong(shape, 1L << 60);
    refused(bytes, "'x'");
  }

  @Test
  void textsThatLieOutsideOfTheirHeap() {
    var file = new Hdf5Writer();
    file.root().attributes().set("x", "hello");
    for (long length : new long[] {-1, 1L << 60, 5000}) {
      var bytes = written(file);
      buffer(bytes).putLong(mark(bytes, "GCOL") + 24, length);
      refused(bytes, "");
    }
  }

  @Test
  void filtersThatNobodyKnows() {
    var bytes = Recorded.of("refused_old").bytes();
    // The number of the filter stands before the lengths of its name and its values.
    int number = mark(bytes, "\0}\10\0\1\0\3\0lzf");
    assertThat(buffer(bytes).getShort(number) & 0xffff).isEqualTo(32000);
    buffer(bytes).putShort(number, (short) 31000);
    var file = Hdf5File.of(Source.of(bytes), "filters");
    assertThatThrownBy(() -> file.root().dataset("lzf").longs())
        .isInstanceOf(Hdf5Exception.class)
        .hasMessageContaining("filter 'lzf'")
        .hasMessageContaining("only deflate");
  }

  @Test
  void otherFiles() {
    for (var bytes :
        new byte[][] {
          {},
          {1, 2, 3},
          new byte[5000],
          "PK a zip".getBytes(java.nio.charset.StandardCharsets.UTF_8)
        }) {
      assertThatThrownBy(() -> Hdf5File.of(Source.of(bytes), "other"))
          .isInstanceOf(Hdf5Exception.class)
          .hasMessage("other is not an HDF5 file: it has no HDF5 signature");
    }
    assertThatThrownBy(() -> Hdf5File.open(java.nio.file.Path.of("does/not/exist.h5")))
        .isInstanceOf(Hdf5Exception.class)
        .hasMessageContaining("exist.h5");
    assertThat(Hdf5File.isHdf5(Recorded.of("keras_old").bytes())).isTrue();
    assertThat(Hdf5File.isHdf5(new byte[3])).isFalse();
  }
}
