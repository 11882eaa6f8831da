package dev.addax.keras.saving;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Replaces a file at once: whoever looks, even after a crash, finds the old file or the new one,
 * never a part. The new one is written beside the old one, brought to the disk, and renamed.
 */
public final class AtomicFile {
  private static final String SUFFIX = ".part";

  private AtomicFile() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes to the channel, which is empty and may be positioned freely. */
    void writeTo(FileChannel channel) throws IOException;
  }

  /**
   * Writes a file.
   *
   * @throws SavingException if that fails; the file that was there before is still there then
   */
  public static void write(Path file, Content content) {
    var target = file.toAbsolutePath();
    var folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new SavingException("Cannot save " + file + ": there is no folder " + folder);
    }
    var part = folder.resolve(name(target));
    try {
      fill(part, content);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      sync(folder);
    } catch (IOException e) {
      remove(part, e);
      throw new SavingException("Cannot save " + file + ": " + e, e);
    } catch (RuntimeException | Error e) {
      remove(part, e);
      throw e;
    }
  }

  /** {@return whether a file is one that was being written, left behind by a process that died} */
  public static boolean isPart(Path file) {
    var name = String.valueOf(file.getFileName());
    return name.startsWith(".") && name.endsWith(SUFFIX);
  }

  private static String name(Path target) {
    return "." + target.getFileName() + "." + hex() + SUFFIX;
  }

  private static String hex() {
    return Long.toHexString(ThreadLocalRandom.current().nextLong());
  }

  private static void fill(Path part, Content content) throws IOException {
    try (var channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      content.writeTo(channel);
      channel.force(true);
    }
  }

  private static void remove(Path part, Throwable failure) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** Brings the new name to the disk. Windows opens no folders and needs none of this. */
  private static void sync(Path folder) throws IOException {
    if (System.getProperty("os.name").startsWith("Windows")) {
      return;
    }
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
