package dev.addax.keras.saving;

import dev.addax.hdf5.source.Source;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** One entry of a {@link ZipArchive}. */
public final class ZipEntry implements Member {
  static final int CENTRAL_BYTES = 46;
  private static final int CENTRAL = 0x02014b50;
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_BYTES = 30;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final long LARGE = 0xFFFFFFFFL;
  private static final int CHUNK = 1 << 20;

  private static final int FILE_TYPE = 0170000;
  private static final int SYMBOLIC_LINK = 0120000;

  private final ZipArchive archive;
  private final String name;
  private final int flags;
  private final int method;
  private final int crc;
  private final long packed;
  private final long size;
  private final long header;

  private ZipEntry(
      ZipArchive archive,
      String name,
      int flags,
      int method,
      int crc,
      long packed,
      long size,
      long header) {
    this.archive = archive;
    this.name = name;
    this.flags = flags;
    this.method = method;
    this.crc = crc;
    this.packed = packed;
    this.size = size;
    this.header = header;
  }

  static ZipEntry read(ZipArchive archive, ByteBuffer directory, long place) {
    int start = directory.position();
    if (directory.remaining() < CENTRAL_BYTES || directory.getInt(start) != CENTRAL) {
      throw archive.damaged(place + start, "no directory entry where one is announced");
    }
    int nameBytes = Short.toUnsignedInt(directory.getShort(start + 28));
    int extraBytes = Short.toUnsignedInt(directory.getShort(start + 30));
    int commentBytes = Short.toUnsignedInt(directory.getShort(start + 32));
    if (directory.remaining() < CENTRAL_BYTES + nameBytes + extraBytes + commentBytes) {
      throw archive.damaged(place + start, "a directory entry longer than the directory");
    }
    directory.position(start + CENTRAL_BYTES);
    var name = ZipArchive.text(directory, nameBytes).replace('\\', '/');
    long packed = Integer.toUnsignedLong(directory.getInt(start + 20));
    long size = Integer.toUnsignedLong(directory.getInt(start + 24));
    long header = Integer.toUnsignedLong(directory.getInt(start + 42));
    var extra = directory.slice(directory.position(), extraBytes).order(ByteOrder.LITTLE_ENDIAN);
    directory.position(directory.position() + extraBytes + commentBytes);
    var large = large(extra);
    if (size == LARGE && large.remaining() >= 8) {
      size = large.getLong();
    }
    if (packed == LARGE && large.remaining() >= 8) {
      packed = large.getLong();
    }
    if (header == LARGE && large.remaining() >= 8) {
      header = large.getLong();
    }
    if (packed < 0 || size < 0 || header < 0) {
      throw archive.damaged(place + start, "sizes of '%s' beyond all measure".formatted(name));
    }
    if ((directory.getInt(start + 38) >>> 16 & FILE_TYPE) == SYMBOLIC_LINK) {
      throw archive.refused(name, "a symbolic link, which no model has");
    }
    if (leadsOut(name)) {
      throw archive.refused(name, "a name that leads out of the archive");
    }
    return new ZipEntry(
        archive,
        name,
        Short.toUnsignedInt(directory.getShort(start + 8)),
        Short.toUnsignedInt(directory.getShort(start + 10)),
        directory.getInt(start + 16),
        packed,
        size,
        header);
  }

  /** Nothing is ever written to where entries name; who does so all the same means harm. */
  private static boolean leadsOut(String name) {
    return name.startsWith("/")
        || name.length() > 1 && name.charAt(1) == ':'
        || ("/" + name + "/").contains("/../");
  }

  /** {@return the ZIP64 field among the extra ones, empty if there is none} */
  private static ByteBuffer large(ByteBuffer extra) {
    while (extra.remaining() >= 4) {
      int id = Short.toUnsignedInt(extra.getShort());
      int length = Math.min(Short.toUnsignedInt(extra.getShort()), extra.remaining());
      if (id == 1) {
        return extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN);
      }
      extra.position(extra.position() + length);
    }
    return ByteBuffer.allocate(0);
  }

  /** {@return the name, with {@code /} between its parts} */
  @Override
  public String name() {
    return name;
  }

  /** {@return the number of bytes that the archive says it has when it is unpacked} */
  @Override
  public long size() {
    return size;
  }

  /** {@return whether it lies in the archive as it is} */
  public boolean isStored() {
    return method == STORED;
  }

  /**
   * {@return the bytes: those of the archive itself if they are stored, else unpacked into memory}
   *
   * @throws SavingException if the entry is damaged, encrypted, or grows beyond all measure
   */
  @Override
  public Source open() {
    return isStored() ? stored() : Source.of(inflated());
  }

  /**
   * {@return the bytes in an array}
   *
   * @throws SavingException if the entry is damaged or has more than {@code most} bytes
   */
  @Override
  public byte[] bytes(int most) {
    if (size > most) {
      throw archive.refused(name, "%d bytes, at most %d are read".formatted(size, most));
    }
    var source = open();
    var bytes = new byte[(int) source.size()];
    source.read(0, ByteBuffer.wrap(bytes));
    verify(Source.of(bytes));
    return bytes;
  }

  /**
   * Fails unless the bytes are those that were written, by their checksum.
   *
   * @throws SavingException if they are not
   */
  @Override
  public void verify(Source content) {
    var sum = new CRC32();
    var chunk = ByteBuffer.allocateDirect((int) Math.min(CHUNK, Math.max(1, content.size())));
    for (long at = 0; at < content.size(); at += chunk.limit()) {
      chunk.clear().limit((int) Math.min(chunk.capacity(), content.size() - at));
      content.read(at, chunk);
      sum.update(chunk.flip());
    }
    if ((int) sum.getValue() != crc) {
      throw archive.refused(name, "damaged: its checksum is not the one in the archive");
    }
  }

  /** {@return where the content begins, after a header whose length only it knows itself} */
  private long dataStart() {
    var local = archive.read(header, LOCAL_BYTES);
    if (local.getInt(0) != LOCAL) {
      throw archive.damaged(header, "no entry where the directory announces '" + name + "'");
    }
    long start =
        header
            + LOCAL_BYTES
            + Short.toUnsignedInt(local.getShort(26))
            + Short.toUnsignedInt(local.getShort(28));
    if (start > archive.source().size() - packed) {
      throw archive.damaged(
          start, "entry '%s' of %d bytes goes on after the end".formatted(name, packed));
    }
    return start;
  }

  private Source stored() {
    requirePlain();
    if (packed != size) {
      throw archive.refused(name, "stored as it is in %d bytes of %d".formatted(packed, size));
    }
    return archive.source().slice(dataStart(), size);
  }

  private void requirePlain() {
    if ((flags & 1) != 0) {
      throw archive.refused(name, "encrypted; save the model without a password");
    }
    if (method != STORED && method != DEFLATED) {
      throw archive.refused(
          name, "packed by method %d; only stored and deflated entries are read".formatted(method));
    }
  }

  private MemorySegment inflated() {
    requirePlain();
    long start = dataStart();
    if (ZipArchive.isBomb(packed, size)) {
      throw archive.refused(
          name, "%d bytes that grow to %d look like a zip bomb".formatted(packed, size));
    }
    var result = Arena.ofAuto().allocate(Math.max(1, size));
    var inflater = new Inflater(true);
    try {
      long made = inflate(inflater, start, result);
      if (made != size || !inflater.finished()) {
        throw archive.refused(name, "damaged: it does not unpack to its %d bytes".formatted(size));
      }
    } catch (DataFormatException e) {
      throw archive.refused(name, "damaged: " + e.getMessage());
    } finally {
      inflater.end();
    }
    return result.asSlice(0, size);
  }

  private long inflate(Inflater inflater, long start, MemorySegment into)
      throws DataFormatException {
    var input = ByteBuffer.allocate(CHUNK);
    long read = 0;
    long made = 0;
    while (!inflater.finished() && made <= size) {
      if (inflater.needsInput()) {
        if (read == packed) {
          break;
        }
        input.clear().limit((int) Math.min(CHUNK, packed - read));
        archive.source().read(start + read, input);
        read += input.flip().remaining();
        inflater.setInput(input);
      }
      long room = Math.min(CHUNK, size - made);
      var output = room == 0 ? ByteBuffer.allocate(1) : into.asSlice(made, room).asByteBuffer();
      int count = inflater.inflate(output);
      made += count;
      if (count == 0 && inflater.needsDictionary()) {
        break;
      }
    }
    return made;
  }
}
