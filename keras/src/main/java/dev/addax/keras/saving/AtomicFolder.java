package dev.addax.keras.saving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * Replaces a folder by a complete new one. Folders cannot be exchanged in one step: after a crash
 * there is the old one, the new one, or neither under the name and both, complete, beside it.
 */
final class AtomicFolder {
  private AtomicFolder() {}

  /** Writes the files of a folder. */
  @FunctionalInterface
  interface Content {
    void writeTo(Path folder) throws IOException;
  }

  /**
   * Writes a folder.
   *
   * @param own the names that an old folder may hold: one that holds anything else is left alone
   * @throws SavingException if that fails; the folder that was there before is still there then
   */
  static void write(Path folder, Set<String> own, Content content) {
    var target = folder.toAbsolutePath();
    var parent = target.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new SavingException("Cannot save " + folder + ": there is no folder " + parent);
    }
    var mark =
        "." + target.getFileName() + "." + Long.toHexString(ThreadLocalRandom.current().nextLong());
    var part = parent.resolve(mark + ".part");
    var old = parent.resolve(mark + ".old");
    try {
      requireOwn(target, own);
      Files.createDirectory(part);
      content.writeTo(part);
      replace(target, part, old);
    } catch (IOException e) {
      remove(part, e);
      throw new SavingException("Cannot save " + folder + ": " + e, e);
    } catch (RuntimeException | Error e) {
      remove(part, e);
      throw e;
    }
  }

  private static void requireOwn(Path target, Set<String> own) throws IOException {
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new SavingException("Cannot save " + target + ": a file is there, not a folder");
    }
    try (var files = Files.list(target)) {
      var others =
          files
              .map(file -> String.valueOf(file.getFileName()))
              .filter(name -> !own.contains(name))
              .sorted()
              .collect(Collectors.toList());
      if (!others.isEmpty()) {
        throw new SavingException(
            "Cannot save %s: the folder holds something else than a saved model, which would be lost: %s"
                .formatted(target, others));
      }
    }
  }

  private static void replace(Path target, Path part, Path old) throws IOException {
    if (!Files.exists(target)) {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
      throw e;
    }
    delete(old);
  }

  private static void remove(Path part, Throwable failure) {
    try {
      delete(part);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
