package dev.addax.hdf5;

import dev.addax.hdf5.header.ObjectHeader;
import dev.addax.hdf5.heap.GlobalHeap;
import dev.addax.hdf5.source.Hdf5Exception;
import dev.addax.hdf5.source.Source;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * An HDF5 file, read.
 *
 * <p>Files are hostile until checked: sizes are compared with what the file holds before memory is
 * taken, cycles end, links to other files are never followed, and whatever is wrong is an {@link
 * Hdf5Exception}. Reading is safe from several threads.
 *
 * @see <a href="https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html">HDF5 File
 *     Format Specification</a>
 */
public final class Hdf5File implements AutoCloseable {
  /** Closes what was opened. */
  private interface Closing {
    void close() throws IOException;
  }

  private final String name;
  private final Closing closing;
  private final Group root;

  private Hdf5File(Source bytes, String name, Closing closing) {
    this.name = name;
    this.closing = closing;
    var superblock = Superblock.read(bytes, name);
    var header = ObjectHeader.read(superblock.file(), superblock.root());
    root = Group.root(header, new GlobalHeap(superblock.file()));
  }

  /**
   * Opens a file.
   *
   * @throws Hdf5Exception when it cannot be opened or is none of HDF5
   */
  public static Hdf5File open(Path file) {
    FileChannel channel;
    try {
      channel = FileChannel.open(file);
    } catch (IOException e) {
      throw new Hdf5Exception("Cannot open " + file + ": " + e, e);
    }
    try {
      return new Hdf5File(Source.of(channel), file.toString(), channel::close);
    } catch (RuntimeException e) {
      close(channel, e);
      throw e;
    }
  }

  private static void close(FileChannel channel, RuntimeException cause) {
    try {
      channel.close();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /**
   * Opens a file whose bytes come from anywhere, such as an entry of a ZIP file.
   *
   * @param name what messages call it
   */
  public static Hdf5File of(Source bytes, String name) {
    return new Hdf5File(bytes, name, () -> {});
  }

  /** {@return whether a file that begins with these bytes is an HDF5 file without a user block} */
  public static boolean isHdf5(byte[] head) {
    var signature = Superblock.SIGNATURE;
    return head.length >= signature.length
        && Arrays.equals(head, 0, signature.length, signature, 0, signature.length);
  }

  /** {@return the group that everything hangs from} */
  public Group root() {
    return root;
  }

  /** Closes the file if {@link #open} opened it. */
  @Override
  public void close() {
    try {
      closing.close();
    } catch (IOException e) {
      throw new Hdf5Exception("Cannot close " + name + ": " + e, e);
    }
  }
}
