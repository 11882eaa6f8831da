package dev.addax.cpu.dnnl;

import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether oneDNN can be used in this process, found out once, on the first question. Loading takes
 * about a tenth of a second, so it is not asked before there is work for it.
 */
public final class Library {
  private static final System.Logger LOG = System.getLogger("dev.addax.cpu");

  private final @Nullable SymbolLookup symbols;
  private final String reason;

  private Library(@Nullable SymbolLookup symbols, String reason) {
    this.symbols = symbols;
    this.reason = reason;
  }

  private static final class Loaded {
    static final Library LIBRARY = load();
  }

  /** {@return whether the library is loaded and its functions may be called} */
  public static boolean available() {
    return Loaded.LIBRARY.symbols != null;
  }

  /** {@return in words, why the library is or is not used} */
  public static String reason() {
    return Loaded.LIBRARY.reason;
  }

  static SymbolLookup symbols() {
    SymbolLookup found = Loaded.LIBRARY.symbols;
    if (found == null) {
      throw new IllegalStateException("oneDNN is not available: " + reason());
    }
    return found;
  }

  private static Library load() {
    Library library = attempt();
    LOG.log(Level.DEBUG, "oneDNN: {0}", library.reason);
    return library;
  }

  private static Library attempt() {
    Optional<Platform> platform = Platform.current();
    if (platform.isEmpty()) {
      return new Library(
          null,
          "not published for "
              + System.getProperty("os.name")
              + " "
              + System.getProperty("os.arch"));
    }
    try {
      return open(platform.get());
    } catch (RuntimeException | LinkageError e) {
      LOG.log(Level.WARNING, "oneDNN could not be loaded; running on JVM kernels", e);
      return new Library(null, "could not be loaded: " + e.getMessage());
    }
  }

  private static Library open(Platform platform) {
    Optional<List<Path>> files = LibraryFiles.extract(platform);
    if (files.isEmpty()) {
      return new Library(
          null, "the jar org.bytedeco:dnnl:" + platform.classifier() + " is not on the path");
    }
    SymbolLookup last = name -> Optional.empty();
    for (Path file : files.get()) {
      SymbolLookup earlier = last;
      SymbolLookup added = SymbolLookup.libraryLookup(file, Arena.global());
      last = added.or(earlier);
    }
    return new Library(last, "loaded from " + files.get().getLast());
  }
}
