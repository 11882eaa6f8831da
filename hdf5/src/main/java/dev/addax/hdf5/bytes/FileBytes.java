package dev.addax.hdf5.bytes;

import dev.addax.hdf5.source.Hdf5Exception;
import dev.addax.hdf5.source.Source;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/** A file as its structures see it: addresses count from its base, and all are checked. */
public final class FileBytes {
  /** A part of the file. */
  private record Page(long number, ByteBuffer bytes) {}

  private static final int PAGE = 1 << 13;
  private static final int PAGES = 32;

  private final Source source;
  private final String name;
  private final int addressSize;
  private final int lengthSize;

  private volatile Page last = new Page(-1, ByteBuffer.allocate(0));

  /** Recently read metadata, because its pieces are small and lie close together. */
  private final Map<Long, ByteBuffer> pages =
      new LinkedHashMap<>(PAGES, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, ByteBuffer> eldest) {
          return size() > PAGES;
        }
      };

  /**
   * Looks at a file.
   *
   * @param source what lies behind the user block
   * @param name what messages call the file
   * @param addressSize bytes of an address in it
   * @param lengthSize bytes of a length in it
   */
  public FileBytes(Source source, String name, int addressSize, int lengthSize) {
    this.source = source;
    this.name = name;
    this.addressSize = addressSize;
    this.lengthSize = lengthSize;
  }

  /** {@return the bytes from the base to the end of the file} */
  public long size() {
    return source.size();
  }

  /** {@return the bytes of an address} */
  public int addressSize() {
    return addressSize;
  }

  /** {@return the bytes of a length} */
  public int lengthSize() {
    return lengthSize;
  }

  /** {@return what messages call the file} */
  public String name() {
    return name;
  }

  /**
   * {@return the bytes of one structure, to be read in order}
   *
   * @param what the structure, for messages
   */
  public Block block(long address, long length, String what) {
    check(address, length, what);
    if (length > Integer.MAX_VALUE - 8) {
      throw failure(address, what + " of " + length + " bytes is larger than any that is in use");
    }
    int within = (int) (address % PAGE);
    if (length <= PAGE - within) {
      return new Block(this, address, what, page(address / PAGE), within, (int) length);
    }
    return new Block(this, address, what, read(address, (int) length), 0, (int) length);
  }

  /** {@return a structure of unknown length: what follows an address, at most {@code length}} */
  public Block upTo(long address, long length, String what) {
    check(address, 0, what);
    return block(address, Math.min(length, size() - address), what);
  }

  private ByteBuffer page(long page) {
    var last = this.last;
    if (last.number != page) {
      last = new Page(page, cached(page));
      this.last = last;
    }
    return last.bytes;
  }

  private synchronized ByteBuffer cached(long page) {
    return pages.computeIfAbsent(
        page, p -> read(p * PAGE, (int) Math.min(PAGE, size() - p * PAGE)));
  }

  private ByteBuffer read(long address, int length) {
    var bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    source.read(address, bytes);
    return bytes.flip();
  }

  /** Fills a buffer with the bytes from an address on. */
  public void read(long address, ByteBuffer into, String what) {
    check(address, into.remaining(), what);
    source.read(address, into);
  }

  /** Checks that bytes lie within the file. */
  public void check(long address, long length, String what) {
    if (address < 0 || length < 0 || address > size() - length) {
      throw failure(
          address,
          "%s of %s bytes lies outside the file of %d bytes: the file is cut off or damaged"
              .formatted(what, Long.toUnsignedString(length), size()));
    }
  }

  /** {@return an exception that says where} */
  public Hdf5Exception failure(long address, String what) {
    return new Hdf5Exception(
        what + " (" + name + ", byte " + (address < 0 ? "undefined" : address) + ")");
  }
}
