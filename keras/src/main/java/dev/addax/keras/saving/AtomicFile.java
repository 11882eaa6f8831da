package dev.addax.keras.saving;

import dev.addax.hdf5.source.Hdf5Exception;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Replaces a file at once: whoever looks, even after a crash, finds the old file or the new one,
 * never a part. The new one is written beside the old one, brought to the disk, and renamed. What a
 * process that died has left of an earlier try is removed by the next one.
 */
public final class AtomicFile {
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
    Part.clearUp(target);
    try (var part = Part.of(target)) {
      content.writeTo(part.channel());
      part.replace(target);
      sync(folder);
    } catch (IOException | Hdf5Exception e) {
      throw new SavingException("Cannot save " + file + ": " + reason(e), e);
    }
  }

  private static String reason(Exception e) {
    return e instanceof Hdf5Exception ? String.valueOf(e.getMessage()) : e.toString();
  }

  /** {@return whether a file is one that was being written, left behind by a process that died} */
  public static boolean isPart(Path file) {
    return Part.isNamed(file);
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
