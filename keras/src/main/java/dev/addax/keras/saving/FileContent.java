package dev.addax.keras.saving;

import dev.addax.hdf5.Hdf5File;
import dev.addax.hdf5.source.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An opened file or folder that formats look into to find out whether it is theirs. */
public final class FileContent implements AutoCloseable {
  private static final int HEAD = 64;

  private final Path path;
  private final @Nullable FileChannel channel;
  private final byte[] head;
  private @Nullable ZipArchive zip;
  private @Nullable Hdf5File hdf5;

  private FileContent(Path path, @Nullable FileChannel channel, byte[] head) {
    this.path = path;
    this.channel = channel;
    this.head = head;
  }

  /**
   * Opens a file or folder.
   *
   * @throws SavingException if it is not there or may not be read
   */
  static FileContent open(Path path) {
    if (Files.isDirectory(path)) {
      return new FileContent(path, null, new byte[0]);
    }
    FileChannel channel;
    try {
      channel = FileChannel.open(path, StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      throw new SavingException("There is no file " + path.toAbsolutePath(), e);
    } catch (IOException e) {
      throw new SavingException("Cannot open " + path + ": " + e, e);
    }
    try {
      return new FileContent(path, channel, head(channel));
    } catch (IOException e) {
      var failure = new SavingException("Cannot read " + path + ": " + e, e);
      close(channel, failure);
      throw failure;
    }
  }

  private static byte[] head(FileChannel channel) throws IOException {
    var bytes = ByteBuffer.allocate(HEAD);
    while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
      // until the head is full or the file ends
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private static void close(FileChannel channel, RuntimeException failure) {
    try {
      channel.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** {@return where it lies} */
  public Path path() {
    return path;
  }

  /** {@return whether it is a folder} */
  public boolean isDirectory() {
    return channel == null;
  }

  /** {@return whether the file begins with these bytes, each 0 to 255} */
  public boolean begins(int... bytes) {
    if (head.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((head[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** {@return the first bytes, at most 64} */
  public byte[] head() {
    return head.clone();
  }

  /**
   * {@return the opened file}
   *
   * @throws SavingException if it is a folder
   */
  public FileChannel channel() {
    if (channel == null) {
      throw new SavingException(path + " is a folder, not a file");
    }
    return channel;
  }

  /** {@return the bytes of the opened file} */
  public Source source() {
    return Source.of(channel());
  }

  /**
   * {@return the file as a ZIP archive; empty if it is none}
   *
   * @throws SavingException if it begins as one and is damaged
   */
  public Optional<ZipArchive> zip() {
    if (zip == null && ZipArchive.begins(this)) {
      zip = ZipArchive.of(String.valueOf(path), source());
    }
    return Optional.ofNullable(zip);
  }

  /**
   * {@return the file as an HDF5 file; empty if it is none}
   *
   * @throws SavingException if it begins as one and is damaged
   */
  public Optional<Hdf5File> hdf5() {
    if (hdf5 == null && channel != null && Hdf5File.isHdf5(head)) {
      var name = String.valueOf(path);
      hdf5 = Guarded.reading(name, () -> Hdf5File.of(source(), name));
    }
    return Optional.ofNullable(hdf5);
  }

  @Override
  public void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw new SavingException("Cannot close " + path + ": " + e, e);
    }
  }
}
