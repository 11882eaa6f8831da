package dev.addax.hdf5;

import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/**
 * An HDF5 file to be written, in the form that all versions of HDF5 and h5py read.
 *
 * <p>First say all that the file will hold, then write it, in one forward pass:
 *
 * <pre>{@code
 * var file = new Hdf5Writer();
 * file.root().attribute("backend", "tensorflow");
 * file.root().group("dense").dataset("kernel", Datatype.FLOAT32, new long[] {4, 2}, () -> kernel);
 * file.write(path);
 * }</pre>
 */
public final class Hdf5Writer {
  /** Creates a file that holds nothing yet. */
  public Hdf5Writer() {}

  /** {@return the group that everything hangs from} */
  public OutGroup root() {
    throw new UnsupportedOperationException();
  }

  /** {@return the bytes that the file will have} */
  public long size() {
    throw new UnsupportedOperationException();
  }

  /**
   * Writes the file to where a channel stands. Asks for each dataset's data once, in order. Can be
   * called again: it writes the same.
   *
   * @throws dev.addax.hdf5.source.Hdf5Exception when the channel fails or data has another size
   *     than was said
   */
  public void writeTo(WritableByteChannel channel) {
    throw new UnsupportedOperationException();
  }

  /** Writes the file to a path, in place of what is there. */
  public void write(Path file) {
    throw new UnsupportedOperationException();
  }
}
