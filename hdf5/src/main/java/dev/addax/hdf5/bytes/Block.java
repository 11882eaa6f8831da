package dev.addax.hdf5.bytes;

import dev.addax.hdf5.source.Hdf5Exception;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The bytes of one structure, read in order; reading past its end is an error. */
public final class Block {
  /** The address of what is not there. */
  public static final long UNDEFINED = -1;

  private final FileBytes file;
  private final long address;
  private final String what;
  private final ByteBuffer bytes; // little-endian, shared with other blocks
  private final int start;
  private int end;
  private int at;

  Block(FileBytes file, long address, String what, ByteBuffer bytes, int start, int length) {
    this.file = file;
    this.address = address;
    this.what = what;
    this.bytes = bytes;
    this.start = start;
    end = start + length;
    at = start;
  }

  /** {@return bytes that do not lie in a file as such, but were found at an address} */
  public static Block of(FileBytes file, long address, String what, byte[] bytes) {
    var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return new Block(file, address, what, buffer, 0, bytes.length);
  }

  /** {@return the file} */
  public FileBytes file() {
    return file;
  }

  /** {@return where the block begins in the file} */
  public long address() {
    return address;
  }

  /** {@return the bytes not yet read} */
  public int remaining() {
    return end - at;
  }

  /** {@return the bytes already read} */
  public int position() {
    return at - start;
  }

  /** {@return an unsigned byte} */
  public int u8() {
    return bytes.get(next(1)) & 0xff;
  }

  /** {@return an unsigned number of two bytes} */
  public int u16() {
    return bytes.getShort(next(2)) & 0xffff;
  }

  /** {@return an unsigned number of four bytes} */
  public long u32() {
    return bytes.getInt(next(4)) & 0xffffffffL;
  }

  /** {@return a number of eight bytes} */
  public long i64() {
    return bytes.getLong(next(8));
  }

  /** {@return an unsigned number of up to eight bytes; what does not fit a long is negative} */
  public long unsigned(int size) {
    if (size == 8) return i64();
    int from = next(size);
    long value = 0;
    for (int i = 0; i < size; i++) value |= (bytes.get(from + i) & 0xffL) << 8 * i;
    return value;
  }

  /** {@return a length, which is not negative} */
  public long length() {
    long value = unsigned(file.lengthSize());
    if (value < 0) throw failure("a length of " + Long.toUnsignedString(value));
    return value;
  }

  /** {@return an address, or {@link #UNDEFINED}} */
  public long offset() {
    int size = file.addressSize();
    long value = unsigned(size);
    boolean ones = value == (size == 8 ? -1 : (1L << 8 * size) - 1);
    if (ones) return UNDEFINED;
    if (value < 0) throw failure("an address of " + Long.toUnsignedString(value));
    return value;
  }

  /** {@return an address that must be there} */
  public long definedOffset() {
    long value = offset();
    if (value == UNDEFINED) throw failure("an undefined address");
    return value;
  }

  /** Skips bytes. */
  public void skip(int count) {
    next(count);
  }

  /** Skips to the next multiple of eight bytes from the beginning, or to the end. */
  public void align() {
    at = Math.min(end, start + (position() + 7 & ~7));
  }

  /** {@return so many bytes} */
  public byte[] bytes(long count) {
    int from = next(count);
    var result = new byte[(int) count];
    bytes.get(from, result);
    return result;
  }

  /** {@return the next bytes as a block of their own} */
  public Block block(long count, String name) {
    int from = next(count);
    return new Block(file, address + from - start, name, bytes, from, (int) count);
  }

  /** {@return the same bytes from the beginning} */
  public Block again() {
    return new Block(file, address, what, bytes, start, end - start);
  }

  /** {@return UTF-8 up to a null byte, which is read too} */
  public String text() {
    if (!hasText()) throw failure("a text without an end");
    int length = 0;
    while (bytes.get(at + length) != 0) length++;
    var text = utf8(length);
    skip(1);
    return text;
  }

  /** {@return whether a null byte follows} */
  public boolean hasText() {
    for (int i = at; i < end; i++) if (bytes.get(i) == 0) return true;
    return false;
  }

  /** {@return UTF-8 of so many bytes} */
  public String utf8(long count) {
    return new String(bytes(count), StandardCharsets.UTF_8);
  }

  /** Reads the mark that a structure begins with. */
  public Block signature(String expected) {
    var found = bytes(expected.length());
    if (!new String(found, StandardCharsets.ISO_8859_1).equals(expected)) {
      throw new Hdf5Exception(
          "%s should begin with %s, but there is %s (%s, byte %d)"
              .formatted(what, expected, printable(found), file.name(), address));
    }
    return this;
  }

  private static String printable(byte[] bytes) {
    var text = new StringBuilder();
    for (byte b : bytes) text.append(b > 32 && b < 127 ? "" + (char) b : "\\x%02x".formatted(b));
    return text.toString();
  }

  /** Reads a version and checks that it is a known one. */
  public int version(int lowest, int highest) {
    int version = u8();
    if (version < lowest || version > highest) {
      throw failure("version " + version + " instead of " + lowest + " to " + highest);
    }
    return version;
  }

  /** Checks the checksum in the last four bytes of this block. */
  public Block checked() {
    end -= 4;
    if (end < at) throw failure("no room for its checksum");
    int stored = bytes.getInt(end);
    int computed = Checksum.lookup3(bytes, start, end);
    if (stored != computed) {
      throw failure("checksum %08x, but its bytes give %08x".formatted(stored, computed));
    }
    return this;
  }

  /** Passes so many bytes, and returns where they begin. */
  private int next(long count) {
    if (count < 0 || count > end - at) {
      throw failure(
          "an end after "
              + (end - start)
              + " bytes, where "
              + count
              + " from byte "
              + position()
              + " on should be");
    }
    int from = at;
    at += (int) count;
    return from;
  }

  /** {@return an exception: this structure has something that it should not have} */
  public Hdf5Exception failure(String has) {
    return file.failure(address + position(), what + " has " + has);
  }
}
