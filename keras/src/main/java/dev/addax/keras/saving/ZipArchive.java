package dev.addax.keras.saving;

import dev.addax.hdf5.source.Source;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The entries of a ZIP file, whose every number is checked before it is believed. What is stored
 * uncompressed can be read in place, without a copy. Format: APPNOTE.TXT 6.3 of PKWARE.
 */
public final class ZipArchive {
  private static final int END = 0x06054b50;
  private static final int END_64 = 0x06064b50;
  private static final int LOCATOR_64 = 0x07064b50;
  private static final int END_BYTES = 22;
  private static final int LOCATOR_BYTES = 20;
  private static final int MAX_COMMENT = 0xFFFF;
  private static final int MAX_ENTRIES = 100_000;
  private static final long MAX_DIRECTORY = 64 << 20;

  /** What entries may grow to however well they were packed, and how often larger they may get. */
  private static final long FREE_BYTES = 64 << 20;

  private static final long MAX_GROWTH = 100;

  private final String file;
  private final Source source;
  private final Map<String, ZipEntry> entries = new LinkedHashMap<>();

  private ZipArchive(String file, Source source) {
    this.file = file;
    this.source = source;
  }

  /** {@return whether a file begins as ZIP files do} */
  static boolean begins(FileContent content) {
    return content.begins('P', 'K', 3, 4) || content.begins('P', 'K', 5, 6);
  }

  /**
   * {@return the archive in a file}
   *
   * @throws SavingException if the file is damaged
   */
  public static ZipArchive of(String file, Source source) {
    var archive = new ZipArchive(file, source);
    archive.readDirectory();
    return archive;
  }

  /** {@return the entries by name, in the order of the file; {@code \} in names reads {@code /}} */
  public Map<String, ZipEntry> entries() {
    return entries;
  }

  /** {@return the entry of that name} */
  public Optional<ZipEntry> entry(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  // ---- the directory at the end

  private record Directory(long entries, long offset, long size) {}

  private void readDirectory() {
    long end = findEnd();
    var directory = directory(end);
    boolean fits =
        directory.entries >= 0
            && directory.entries <= MAX_ENTRIES
            && directory.size >= directory.entries * ZipEntry.CENTRAL_BYTES
            && directory.size <= MAX_DIRECTORY
            && directory.offset >= 0
            && directory.offset <= end - directory.size;
    if (!fits) {
      throw damaged(
          end,
          "a directory of %d entries in %d bytes at %d"
              .formatted(directory.entries, directory.size, directory.offset));
    }
    var bytes = read(directory.offset, (int) directory.size);
    long total = 0;
    for (long i = 0; i < directory.entries; i++) {
      var entry = ZipEntry.read(this, bytes, directory.offset);
      if (entries.put(entry.name(), entry) != null) {
        throw damaged(directory.offset, "two entries '" + entry.name() + "'");
      }
      total = Math.min(total, Long.MAX_VALUE - entry.size()) + entry.size();
    }
    if (isBomb(source.size(), total)) {
      throw new SavingException(
          "%s, %d bytes that grow to %d, looks like a zip bomb"
              .formatted(file, source.size(), total));
    }
  }

  /** {@return whether so many bytes should not become so many} */
  static boolean isBomb(long packed, long size) {
    return size > FREE_BYTES && size / MAX_GROWTH > packed;
  }

  /** The end record is the last thing but for a comment, whose length it holds. */
  private long findEnd() {
    long from = Math.max(0, source.size() - END_BYTES - MAX_COMMENT);
    var tail = read(from, (int) (source.size() - from));
    for (int at = tail.limit() - END_BYTES; at >= 0; at--) {
      if (tail.getInt(at) == END
          && at + END_BYTES + Short.toUnsignedInt(tail.getShort(at + 20)) <= tail.limit()) {
        return from + at;
      }
    }
    throw damaged(
        source.size(), "no directory at its end: it is cut off, or something else than a ZIP file");
  }

  private Directory directory(long end) {
    var record = read(end, END_BYTES);
    int entries = Short.toUnsignedInt(record.getShort(10));
    long size = Integer.toUnsignedLong(record.getInt(12));
    long offset = Integer.toUnsignedLong(record.getInt(16));
    boolean large = entries == 0xFFFF || size == 0xFFFFFFFFL || offset == 0xFFFFFFFFL;
    return large && end >= LOCATOR_BYTES
        ? directory64(end, new Directory(entries, offset, size))
        : new Directory(entries, offset, size);
  }

  private Directory directory64(long end, Directory small) {
    var locator = read(end - LOCATOR_BYTES, LOCATOR_BYTES);
    if (locator.getInt(0) != LOCATOR_64) {
      return small;
    }
    var record = read(locator.getLong(8), 56);
    if (record.getInt(0) != END_64) {
      throw damaged(locator.getLong(8), "no end record where one is announced");
    }
    return new Directory(record.getLong(32), record.getLong(48), record.getLong(40));
  }

  // ---- for entries

  Source source() {
    return source;
  }

  ByteBuffer read(long position, int length) {
    if (position < 0 || length < 0 || position > source.size() - length) {
      throw damaged(
          position, "%d bytes announced, the file has %d".formatted(length, source.size()));
    }
    var bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    source.read(position, bytes);
    return bytes.flip();
  }

  static String text(ByteBuffer bytes, int length) {
    var name = new byte[length];
    bytes.get(name);
    return new String(name, StandardCharsets.UTF_8);
  }

  SavingException damaged(long position, String what) {
    return new SavingException("%s is damaged at byte %d: %s".formatted(file, position, what));
  }

  SavingException refused(String entry, String why) {
    return new SavingException("%s, entry '%s': %s".formatted(file, entry, why));
  }
}
