package dev.addax.data.file;

import dev.addax.data.Array;
import dev.addax.data.DataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * NumPy's own files: {@code .npy} with one array and {@code .npz} with several. Numbers, booleans
 * and unicode text are read; arrays of Python objects are refused, because reading them would mean
 * running what the file says.
 */
public final class Npy {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int ALIGNMENT = 64;

  private Npy() {}

  /**
   * Reads an {@code .npy} file.
   *
   * @throws DataException if it is not one, ends early or holds Python objects
   */
  public static Array read(Path file) {
    try (var in = Input.open(file)) {
      var array = read(in);
      in.expectEnd();
      return array;
    }
  }

  /** Reads all arrays of an {@code .npz} file, by name, in the order of the file. */
  public static Map<String, Array> readAll(Path file) {
    var arrays = new LinkedHashMap<String, Array>();
    try (var zip = new ZipInputStream(Files.newInputStream(file))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        // Not closed: that would close the zip.
        var in = new Input(file + "!" + entry.getName(), zip);
        arrays.put(entry.getName().replaceFirst("\\.npy$", ""), read(in));
      }
    } catch (IOException e) {
      throw new DataException("Cannot read " + file + ": " + e, e);
    }
    if (arrays.isEmpty())
      throw new DataException(file + " is not an .npz file: no zip entry was found");
    return arrays;
  }

  private static Array read(Input in) {
    if (!java.util.Arrays.equals(in.bytes(6, "the magic string"), MAGIC))
      throw in.failure("Not an .npy file");
    int major = in.bytes(2, "the version")[0];
    if (major < 1 || major > 3) throw in.failure("Unknown .npy version " + major);
    var size = in.buffer(major == 1 ? 2 : 4, "the header length").order(ByteOrder.LITTLE_ENDIAN);
    long length =
        major == 1 ? Short.toUnsignedLong(size.getShort()) : Integer.toUnsignedLong(size.getInt());
    var text = new String(in.bytes(length, "the header"), StandardCharsets.UTF_8);
    return NpyHeader.parse(text, in).elements(in);
  }

  /** Writes one array, atomically. */
  public static void write(Path file, Array array) {
    replace(file, bytes(array));
  }

  /** Writes arrays by name, atomically and compressed. */
  public static void writeAll(Path file, Map<String, Array> arrays) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var entry : arrays.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey() + ".npy"));
        zip.write(bytes(entry.getValue()));
      }
    } catch (IOException e) {
      throw new DataException("Cannot write " + file + ": " + e, e);
    }
    replace(file, out.toByteArray());
  }

  private static byte[] bytes(Array array) {
    var header = NpyHeader.text(array);
    int unpadded = MAGIC.length + 4 + header.length() + 1;
    int padding = -unpadded & (ALIGNMENT - 1);
    var data = NpyHeader.littleEndian(array);
    var buffer =
        ByteBuffer.allocate(Math.addExact(unpadded + padding, data.length))
            .order(ByteOrder.LITTLE_ENDIAN);
    buffer.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (header.length() + padding + 1));
    buffer.put((header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII)).put(data);
    return buffer.array();
  }

  private static void replace(Path file, byte[] content) {
    var beside = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.write(beside, content);
      Files.move(
          beside,
          file,
          java.nio.file.StandardCopyOption.REPLACE_EXISTING,
          java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new DataException("Cannot write " + file + ": " + e, e);
    }
  }
}
