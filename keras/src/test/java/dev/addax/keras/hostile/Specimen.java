package dev.addax.keras.hostile;

import dev.addax.keras.models.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A model or weights as files, of which one may be damaged.
 *
 * @param opened the file that is opened
 * @param damaged the file that is damaged, the same or one that it leads to
 * @param files all of its files by their names
 * @param whole whether it holds an architecture
 * @param host makes a model that its weights fit
 */
record Specimen(
    String opened, String damaged, Map<String, byte[]> files, boolean whole, Supplier<Model> host) {
  static Specimen whole(String name, byte[] content, Supplier<Model> host) {
    return new Specimen(name, name, Map.of(name, content), true, host);
  }

  static Specimen weights(String name, byte[] content, Supplier<Model> host) {
    return new Specimen(name, name, Map.of(name, content), false, host);
  }

  /** {@return the bytes of the file that is damaged} */
  byte[] content() {
    return Objects.requireNonNull(files.get(damaged));
  }

  /** {@return this with other bytes in the file that is damaged} */
  Specimen with(byte[] content) {
    var changed = new LinkedHashMap<>(files);
    changed.put(damaged, content);
    return new Specimen(opened, damaged, changed, whole, host);
  }

  /** {@return this, with its files written into a folder} */
  Specimen in(Path folder) {
    try {
      for (var file : files.entrySet()) {
        Files.write(folder.resolve(file.getKey()), file.getValue());
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return damaged;
  }
}
