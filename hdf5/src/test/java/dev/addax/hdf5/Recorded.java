package dev.addax.hdf5;

import dev.addax.hdf5.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files that record.py made with h5py. */
record Recorded(Path file) {
  private static final Path FOLDER = folder();

  private static Path folder() {
    try {
      return Path.of(Recorded.class.getResource("recorded").toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  static List<Recorded> all() {
    try (var files = Files.list(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".h5")).sorted().map(Recorded::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Recorded of(String name) {
    return new Recorded(FOLDER.resolve(name + ".h5"));
  }

  byte[] bytes() {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Hdf5File open() {
    return Hdf5File.of(Source.of(bytes()), toString());
  }

  /** {@return what h5py sees in it} */
  List<String> listing() {
    try {
      return Files.readAllLines(FOLDER.resolve(toString().replace(".h5", ".txt")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return file.getFileName().toString();
  }
}
