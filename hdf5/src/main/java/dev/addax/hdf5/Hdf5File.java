package dev.addax.hdf5;

import dev.addax.hdf5.source.Source;
import java.nio.file.Path;

/**
 * An HDF5 file, read.
 *
 * <p>Files are hostile until checked: sizes are compared with what the file holds before memory is
 * taken, cycles end, links to other files are never followed, and whatever is wrong is an {@link
 * dev.addax.hdf5.source.Hdf5Exception}. Reading is safe from several threads.
 */
public final class Hdf5File implements AutoCloseable {
  /**
   * Opens a file.
   *
   * @throws dev.addax.hdf5.source.Hdf5Exception when it cannot be opened or is none of HDF5
   */
  public static Hdf5File open(Path file) {
    throw new UnsupportedOperationException();
  }

  /**
   * Opens a file whose bytes come from anywhere, such as an entry of a ZIP file.
   *
   * @param name what messages call it
   */
  public static Hdf5File of(Source bytes, String name) {
    throw new UnsupportedOperationException();
  }

  /** {@return whether a file that begins with these bytes is an HDF5 file without a user block} */
  public static boolean isHdf5(byte[] head) {
    throw new UnsupportedOperationException();
  }

  /** {@return the group that everything hangs from} */
  public Group root() {
    throw new UnsupportedOperationException();
  }

  /** Closes the file if {@link #open} opened it. */
  @Override
  public void close() {}
}
