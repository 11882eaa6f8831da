package dev.addax.conformance.corpus;

import dev.addax.conformance.recorded.ConformanceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code files/}, {@code expected/*.json} and {@code expected/expected.csv}. */
final class CorpusFolder {
  private final Path folder;
  private final Map<String, Map<String, String>> rows;

  CorpusFolder(Path folder) {
    this.folder = folder;
    var summary = folder.resolve("expected").resolve("expected.csv");
    this.rows = Files.exists(summary) ? rows(summary) : Map.of();
  }

  /** {@return the names of all files, sorted} */
  List<String> names() {
    try (var files = Files.list(folder.resolve("files"))) {
      return files
          .filter(Files::isRegularFile)
          .map(f -> f.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new ConformanceException("Cannot list " + folder.resolve("files") + ": " + e, e);
    }
  }

  Path file(String name) {
    return folder.resolve("files").resolve(name);
  }

  boolean isRecorded(String name) {
    return Files.exists(record(name));
  }

  Expected expected(String name) {
    return Expected.read(record(name), rows.getOrDefault(name, Map.of()));
  }

  private Path record(String name) {
    return folder.resolve("expected").resolve(name + ".json");
  }

  private static Map<String, Map<String, String>> rows(Path summary) {
    var rows = new HashMap<String, Map<String, String>>();
    var lines = lines(summary);
    var columns = cells(lines.getFirst());
    for (var line : lines.subList(1, lines.size())) {
      var row = new LinkedHashMap<String, String>();
      var cells = cells(line);
      for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
        row.put(columns.get(i), cells.get(i));
      }
      rows.put(cells.getFirst(), row);
    }
    return rows;
  }

  private static List<String> lines(Path file) {
    try {
      var lines = Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
      if (!lines.isEmpty()) {
        return lines;
      }
      throw new ConformanceException(file + " is empty");
    } catch (IOException e) {
      throw new ConformanceException("Cannot read " + file + ": " + e, e);
    }
  }

  /** The cells of a line; quotes may surround those with commas. */
  private static List<String> cells(String line) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
