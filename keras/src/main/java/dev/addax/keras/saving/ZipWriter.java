package dev.addax.keras.saving;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Writes a ZIP file whose entries are stored as they are, the way Keras does, so that readers need
 * not unpack them.
 */
final class ZipWriter {
  private static final long LARGE = 0xFFFFFFFFL;
  private static final int VERSION = 20;
  private static final int VERSION_LARGE = 45;
  private static final int UTF_8 = 1 << 11;

  private final FileChannel channel;
  private final LocalDateTime time;
  private final List<Written> written = new ArrayList<>();

  private record Written(byte[] name, long size, long crc, long header) {
    boolean isLarge() {
      return size >= LARGE || header >= LARGE;
    }
  }

  /** Writes the content of one entry. */
  @FunctionalInterface
  interface Content {
    void writeTo(WritableByteChannel out) throws IOException;
  }

  ZipWriter(FileChannel channel, LocalDateTime time) {
    this.channel = channel;
    this.time = time;
  }

  void entry(String name, byte[] content) throws IOException {
    entry(name, content.length, out -> out.write(ByteBuffer.wrap(content)));
  }

  /** Writes an entry of a size that is known before. */
  void entry(String name, long size, Content content) throws IOException {
    var bytes = name.getBytes(StandardCharsets.UTF_8);
    long header = channel.position();
    write(local(bytes, size, 0));
    var sum = new Summed(channel);
    content.writeTo(sum);
    if (sum.count != size) {
      throw new IllegalStateException(
          "Entry %s: announced %d bytes, wrote %d".formatted(name, size, sum.count));
    }
    // The checksum is known only now; its place comes before the content.
    var patched = local(bytes, size, sum.crc.getValue());
    while (patched.hasRemaining()) {
      channel.write(patched, header + patched.position());
    }
    written.add(new Written(bytes, size, sum.crc.getValue(), header));
  }

  /** Writes the directory. */
  void finish() throws IOException {
    long start = channel.position();
    for (var entry : written) {
      write(central(entry));
    }
    long size = channel.position() - start;
    boolean large = start >= LARGE || written.size() >= 0xFFFF;
    if (large) {
      write(end64(start, size));
    }
    var end = buffer(22).putInt(0x06054b50).putInt(0);
    short count = (short) Math.min(0xFFFF, written.size());
    end.putShort(count).putShort(count);
    end.putInt((int) size).putInt((int) (large ? LARGE : start)).putShort((short) 0);
    write(end.flip());
  }

  private ByteBuffer local(byte[] name, long size, long crc) {
    boolean large = size >= LARGE;
    int extra = large ? 20 : 0;
    var header = buffer(30 + name.length + extra).putInt(0x04034b50);
    common(header, large, crc, size);
    header.putShort((short) name.length).putShort((short) extra).put(name);
    if (large) {
      header.putShort((short) 1).putShort((short) 16).putLong(size).putLong(size);
    }
    return header.flip();
  }

  private ByteBuffer central(Written entry) {
    boolean large = entry.isLarge();
    int extra = large ? 28 : 0;
    var header = buffer(46 + entry.name.length + extra).putInt(0x02014b50);
    header.putShort((short) (3 << 8 | VERSION));
    common(header, large, entry.crc, large ? LARGE : entry.size);
    header.putShort((short) entry.name.length).putShort((short) extra);
    header.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0600 << 16);
    header.putInt((int) (large ? LARGE : entry.header)).put(entry.name);
    if (large) {
      header.putShort((short) 1).putShort((short) 24);
      header.putLong(entry.size).putLong(entry.size).putLong(entry.header);
    }
    return header.flip();
  }

  private void common(ByteBuffer header, boolean large, long crc, long size) {
    header.putShort((short) (large ? VERSION_LARGE : VERSION)).putShort((short) UTF_8);
    header.putShort((short) 0).putShort(timeOfDay()).putShort(date()).putInt((int) crc);
    int shown = (int) (size >= LARGE ? LARGE : size);
    header.putInt(shown).putInt(shown);
  }

  private ByteBuffer end64(long start, long size) {
    long here = start + size;
    var end = buffer(76).putInt(0x06064b50).putLong(44);
    end.putShort((short) VERSION_LARGE).putShort((short) VERSION_LARGE).putInt(0).putInt(0);
    end.putLong(written.size()).putLong(written.size()).putLong(size).putLong(start);
    end.putInt(0x07064b50).putInt(0).putLong(here).putInt(1);
    return end.flip();
  }

  private short timeOfDay() {
    return (short) (time.getHour() << 11 | time.getMinute() << 5 | time.getSecond() / 2);
  }

  private short date() {
    return (short)
        (Math.max(0, time.getYear() - 1980) << 9
            | time.getMonthValue() << 5
            | time.getDayOfMonth());
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Counts and sums up what passes. */
  private static final class Summed implements WritableByteChannel {
    private final FileChannel out;
    private final CRC32 crc = new CRC32();
    private long count;

    Summed(FileChannel out) {
      this.out = out;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      int length = bytes.remaining();
      crc.update(bytes.duplicate());
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      count += length;
      return length;
    }

    @Override
    public boolean isOpen() {
      return out.isOpen();
    }

    @Override
    public void close() {}
  }
}
