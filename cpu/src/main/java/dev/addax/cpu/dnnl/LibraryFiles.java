package dev.addax.cpu.dnnl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts the native files of a jar where the operating system can load them: a folder of the user's
 * cache, named after the content, so that the work is done once per version and several processes
 * may do it at once.
 */
final class LibraryFiles {
  private LibraryFiles() {}

  /**
   * {@return the files of {@code platform} on disk, in loading order; empty if its jar is not on
   * the path}
   */
  static Optional<List<Path>> extract(Platform platform) {
    var found = new ArrayList<Path>();
    for (String file : platform.files()) {
      URL source = LibraryFiles.class.getClassLoader().getResource(platform.resource(file));
      if (source == null) {
        return Optional.empty();
      }
      found.add(extract(source, platform, file));
    }
    return Optional.of(found);
  }

  private static Path extract(URL source, Platform platform, String file) {
    try {
      URLConnection connection = source.openConnection();
      connection.setUseCaches(false);
      long size = connection.getContentLengthLong();
      // The files find each other by their place, so all of one jar share a folder named after that
      // jar.
      Path folder = folder().resolve(platform.classifier() + "-" + jarKey(source));
      Path target = folder.resolve(file);
      if (!complete(target, size)) {
        Files.createDirectories(folder);
        copy(connection, folder, target, size);
      }
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot place " + file + " in the cache folder " + folder(), e);
    }
  }

  private static boolean complete(Path target, long size) throws IOException {
    return Files.isRegularFile(target) && (size < 0 || Files.size(target) == size);
  }

  private static void copy(URLConnection source, Path folder, Path target, long size)
      throws IOException {
    Path partial = Files.createTempFile(folder, "partial", ".tmp");
    try (InputStream in = source.getInputStream()) {
      long copied = Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
      if (size >= 0 && copied != size) {
        throw new IOException(target.getFileName() + " has " + copied + " bytes, expected " + size);
      }
      Files.move(
          partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /** The jar's file name carries the version. */
  private static String jarKey(URL source) {
    String path = source.getPath();
    int end = path.indexOf("!/");
    String jar = end < 0 ? "files" : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    return jar.replaceAll("[^A-Za-z0-9._-]", "_");
  }

  /**
   * {@return the folder under which native files are kept: {@code -Daddax.cache}, or the user's
   * cache folder}
   */
  static Path folder() {
    String chosen = System.getProperty("addax.cache");
    return chosen != null ? Path.of(chosen) : userCache().resolve("addax");
  }

  private static Path userCache() {
    String xdg = environment("XDG_CACHE_HOME");
    if (xdg != null) {
      return Path.of(xdg);
    }
    String local = environment("LOCALAPPDATA");
    if (local != null) {
      return Path.of(local);
    }
    Path home = Path.of(System.getProperty("user.home", "."), ".cache");
    return Files.isWritable(home.getParent()) ? home : temporary();
  }

  private static Path temporary() {
    return Path.of(
        System.getProperty("java.io.tmpdir"), "addax-" + System.getProperty("user.name"));
  }

  private static @Nullable String environment(String name) {
    String value = System.getenv(name);
    return value == null || value.isBlank() ? null : value;
  }
}
