package dev.addax.data.file;

import dev.addax.data.DataException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * A file read from the front, unpacked if it is gzip, that knows where it is and trusts no size it
 * is told.
 */
final class Input implements AutoCloseable {
  private static final int CHUNK = 1 << 20;

  private final String name;
  private final InputStream in;
  private long offset;

  Input(String name, InputStream in) {
    this.name = name;
    this.in = in;
  }

  static Input open(Path file) {
    try {
      var raw = new BufferedInputStream(Files.newInputStream(file));
      raw.mark(2);
      boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
      raw.reset();
      return new Input(file.toString(), gzip ? new GZIPInputStream(raw, 1 << 16) : raw);
    } catch (IOException e) {
      throw new DataException("Cannot open " + file + ": " + e, e);
    }
  }

  DataException failure(String what) {
    return new DataException(what + " (" + name + ", offset " + offset + ")");
  }

  /**
   * Reads exactly so many bytes, in steps, so that a false size costs no more memory than the file
   * has bytes.
   */
  byte[] bytes(long count, String what) {
    if (count > Integer.MAX_VALUE - 8)
      throw failure(what + " of " + count + " bytes is more than a Java array holds");
    var result = new byte[(int) Math.min(count, CHUNK)];
    int done = 0;
    try {
      while (done < count) {
        if (done == result.length)
          result = java.util.Arrays.copyOf(result, (int) Math.min(count, 2L * done));
        int read = in.read(result, done, result.length - done);
        if (read < 0)
          throw failure(
              "The file ends early: "
                  + what
                  + " needs "
                  + count
                  + " bytes, only "
                  + done
                  + " are there");
        done += read;
        offset += read;
      }
    } catch (IOException e) {
      throw new DataException(
          "Cannot read " + what + " (" + name + ", offset " + offset + "): " + e, e);
    }
    return result;
  }

  ByteBuffer buffer(long count, String what) {
    return ByteBuffer.wrap(bytes(count, what));
  }

  void expectEnd() {
    try {
      if (in.read() >= 0)
        throw failure(
            "The file goes on after its last element: its header promises less than it holds");
    } catch (IOException e) {
      throw new DataException("Cannot read the end of " + name + ": " + e, e);
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new DataException("Cannot close " + name + ": " + e, e);
    }
  }
}
