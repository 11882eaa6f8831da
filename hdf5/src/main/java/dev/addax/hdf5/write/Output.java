package dev.addax.hdf5.write;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.addax.hdf5.source.Hdf5Exception;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Little-endian bytes that grow. */
final class Output {
  static final long UNDEFINED = -1;

  private static final int LARGEST = Integer.MAX_VALUE - 8;

  private ByteBuffer bytes = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);

  int size() {
    return bytes.position();
  }

  private ByteBuffer room(int count) {
    if (bytes.remaining() < count) {
      long needed = (long) bytes.position() + count;
      if (needed > LARGEST) {
        throw new Hdf5Exception("Names, attributes and texts of one file are more than 2 GB");
      }
      var larger =
          ByteBuffer.allocate((int) Math.min(LARGEST, Math.max(needed, 2L * bytes.capacity())));
      bytes = larger.put(bytes.flip()).order(ByteOrder.LITTLE_ENDIAN);
    }
    return bytes;
  }

  Output u8(int value) {
    room(1).put((byte) value);
    return this;
  }

  Output u16(int value) {
    room(2).putShort((short) value);
    return this;
  }

  Output u32(long value) {
    room(4).putInt((int) value);
    return this;
  }

  Output u64(long value) {
    room(8).putLong(value);
    return this;
  }

  Output put(byte[] value) {
    room(value.length).put(value);
    return this;
  }

  Output text(String ascii) {
    return put(ascii.getBytes(ISO_8859_1));
  }

  Output zeros(int count) {
    room(count);
    for (int i = 0; i < count; i++) bytes.put((byte) 0);
    return this;
  }

  /** Zeros up to the next multiple of eight. */
  Output align() {
    return zeros(-size() & 7);
  }

  /** Writes a number over what stands at a position. */
  void setU64(int position, long value) {
    bytes.putLong(position, value);
  }

  byte[] toArray() {
    var result = new byte[size()];
    bytes.get(0, result);
    return result;
  }

  ByteBuffer toBuffer() {
    return bytes.duplicate().flip();
  }
}
