package dev.addax.hdf5;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.addax.hdf5.source.Hdf5Exception;
import dev.addax.hdf5.write.FileImage;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/**
 * An HDF5 file to be written, in the form that all versions of HDF5 and h5py read.
 *
 * <p>First say all that the file will hold, then write it, in one forward pass:
 *
 * <pre>{@code
 * var file = new Hdf5Writer();
 * file.root().attributes().set("backend", "tensorflow");
 * file.root().group("dense").dataset("kernel", Datatype.FLOAT32, new long[] {4, 2}, () -> kernel);
 * file.write(path);
 * }</pre>
 *
 * <p>Everything but the elements of datasets is kept in memory until then. {@link #size} and
 * writing take what was said so far.
 */
public final class Hdf5Writer {
  private final OutGroup root = new OutGroup("/");

  /** Creates a file that holds nothing yet. */
  public Hdf5Writer() {}

  /** {@return the group that everything hangs from} */
  public OutGroup root() {
    return root;
  }

  /**
   * {@return the bytes that the file will have}
   *
   * @throws Hdf5Exception when there is something that HDF5 has no room for
   */
  public long size() {
    return FileImage.of(root.planned()).size();
  }

  /**
   * Writes the file to where a channel stands. Asks for each dataset's data once, in order. Can be
   * called again: it writes the same.
   *
   * @throws Hdf5Exception when the channel fails, data has another size than was said, or there is
   *     something that HDF5 has no room for
   */
  public void writeTo(WritableByteChannel channel) {
    FileImage.of(root.planned()).writeTo(channel);
  }

  /** Writes the file to a path, in place of what is there. */
  public void write(Path file) {
    try (var channel = FileChannel.open(file, CREATE, WRITE, TRUNCATE_EXISTING)) {
      writeTo(channel);
    } catch (IOException e) {
      throw new Hdf5Exception("Cannot write " + file + ": " + e, e);
    }
  }
}
