package dev.addax.keras.saving;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A new file while it is written, beside the one it will replace.
 *
 * <p>Its process holds a lock on it. When the process dies the lock is gone and the part is still
 * there: so the next one that saves to the same place tells leftovers, which it removes, from what
 * another process is writing at that moment, which it leaves alone.
 */
final class Part implements AutoCloseable {
  private static final String SUFFIX = ".part";

  /** Where no content is: some systems let nobody else read what is locked. */
  private static final long LOCKED = Long.MAX_VALUE - 1;

  /** Opening and closing a file once more would give up the lock that this process has on it. */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;

  private Part(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** {@return a part of the file, empty; the folder has to be there} */
  static Part of(Path target) throws IOException {
    var folder = folder(target);
    while (true) {
      var path = folder.resolve(prefix(target) + hex() + SUFFIX);
      OURS.add(path);
      var part = new Part(path, create(path));
      if (part.isOurs()) {
        return part;
      }
      // Somebody who clears up came between creating and locking.
      part.close();
    }
  }

  private static FileChannel create(Path path) throws IOException {
    try {
      return FileChannel.open(
          path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      OURS.remove(path);
      throw e;
    }
  }

  private boolean isOurs() {
    try {
      return channel.tryLock(LOCKED, 1, false) != null && Files.exists(path);
    } catch (IOException e) {
      return true; // a file system without locks, where nobody removes what he cannot lock
    }
  }

  /** One name for each folder, by which {@link #OURS} are known. */
  private static Path folder(Path target) throws IOException {
    return target.toAbsolutePath().resolveSibling("").toRealPath();
  }

  private static String prefix(Path target) {
    return "." + target.getFileName() + ".";
  }

  private static String hex() {
    return Long.toHexString(ThreadLocalRandom.current().nextLong());
  }

  /** {@return whether a file has the name of a part, of whatever file} */
  static boolean isNamed(Path file) {
    var name = String.valueOf(file.getFileName());
    return name.startsWith(".") && name.endsWith(SUFFIX);
  }

  private static boolean isNamedFor(Path target, Path file) {
    var name = String.valueOf(file.getFileName());
    var prefix = prefix(target);
    return name.length() > prefix.length() + SUFFIX.length()
        && name.startsWith(prefix)
        && name.endsWith(SUFFIX)
        && name.substring(prefix.length(), name.length() - SUFFIX.length()).matches("[0-9a-f]+");
  }

  /**
   * Removes the parts of a file that processes left behind when they died.
   *
   * @return how many parts of it are left, those that are being written
   */
  static int clearUp(Path target) {
    int written = 0;
    try (var files = Files.newDirectoryStream(folder(target), f -> isNamedFor(target, f))) {
      for (var file : files) {
        if (OURS.contains(file) || !removeIfLeft(file)) {
          written++;
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return Integer.MAX_VALUE; // a folder that may be written and not listed
    }
    return written;
  }

  private static boolean removeIfLeft(Path file) {
    try (var other = FileChannel.open(file, StandardOpenOption.WRITE);
        var lock = other.tryLock(LOCKED, 1, false)) {
      if (lock != null) {
        Files.deleteIfExists(file);
      }
      return lock != null;
    } catch (NoSuchFileException e) {
      return true;
    } catch (IOException | OverlappingFileLockException e) {
      return false; // whether somebody writes it cannot be told
    }
  }

  FileChannel channel() {
    return channel;
  }

  /** Brings the content to the disk and takes the place of the file. */
  void replace(Path target) throws IOException {
    channel.force(true);
    Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Removes it unless it has become the file. */
  @Override
  public void close() throws IOException {
    try (channel) {
      Files.deleteIfExists(path);
    } finally {
      OURS.remove(path);
    }
  }
}
