package dev.addax.conformance.recorded;

import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A folder of recorded cases: for each kind a {@code .jsonl} file and mostly a {@code .safetensors}
 * file beside it.
 */
public final class Suite {
  private final Path folder;

  private Suite(Path folder) {
    this.folder = folder;
  }

  /** {@return the cases of a folder} */
  public static Suite of(Path folder) {
    return new Suite(folder);
  }

  /** {@return the kinds there are cases of, sorted} */
  public List<String> kinds() {
    try (var files = Files.list(folder)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(n -> n.endsWith(".jsonl"))
          .map(n -> n.substring(0, n.length() - ".jsonl".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new ConformanceException("Cannot list " + folder + ": " + e, e);
    }
  }

  /** {@return the folder} */
  public Path folder() {
    return folder;
  }

  /** {@return the cases of a kind, in the order of their file} */
  public List<Case> cases(String kind) {
    var tensors = folder.resolve(kind + ".safetensors");
    var file = Files.exists(tensors) ? Safetensors.open(tensors) : null;
    var cases = new ArrayList<Case>();
    var lines = lines(folder.resolve(kind + ".jsonl"));
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) cases.add(read(kind, i + 1, lines.get(i), file));
    }
    return cases;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new ConformanceException("Cannot read " + file + ": " + e, e);
    }
  }

  @SuppressWarnings("unchecked")
  private Case read(String kind, int line, String text, @Nullable Safetensors file) {
    try {
      if (Json.parse(text) instanceof Map<?, ?> json && json.get("id") instanceof String id) {
        return new Case(folder, id, (Map<String, @Nullable Object>) json, file);
      }
    } catch (ConfigException e) {
      throw new ConformanceException(kind + ".jsonl, line " + line + ": " + e.getMessage(), e);
    }
    throw new ConformanceException(kind + ".jsonl, line " + line + ": no object with an id");
  }
}
