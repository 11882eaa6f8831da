package dev.addax.keras.callbacks;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.addax.keras.models.Callback;
import dev.addax.keras.models.Logs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the logs of each epoch to a CSV file: a header {@code epoch,…}, then a line per epoch,
 * which counts from 0. Keras: {@code keras.callbacks.CSVLogger}.
 */
public final class CSVLogger implements Callback {
  private final Path file;
  private final char separator;
  private final boolean append;
  private @Nullable CsvWriter writer;
  private @Nullable List<String> keys;
  private boolean header;

  /** Writes a new file, its values separated by commas. */
  public CSVLogger(Path file) {
    this(file, ',', false);
  }

  /**
   * @param append whether to go on with the file if it exists
   */
  public CSVLogger(Path file, char separator, boolean append) {
    this.file = file;
    this.separator = separator;
    this.append = append;
  }

  @Override
  public void onTrainBegin() {
    try {
      header = !append || !Files.exists(file) || Files.size(file) == 0;
      var options =
          append
              ? new StandardOpenOption[] {StandardOpenOption.CREATE, StandardOpenOption.APPEND}
              : new StandardOpenOption[] {
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE
              };
      writer =
          CsvWriter.builder()
              .fieldSeparator(separator)
              .build(Files.newBufferedWriter(file, options));
      keys = null;
    } catch (IOException e) {
      throw new UncheckedIOException("CSVLogger cannot write " + file, e);
    }
  }

  @Override
  public void onEpochEnd(int epoch, Logs logs) {
    var out = writer;
    if (out == null) {
      return;
    }
    var columns = keys;
    if (columns == null) {
      columns = columns(logs);
      keys = columns;
      if (header) {
        var titles = new ArrayList<>(List.of("epoch"));
        titles.addAll(columns);
        out.writeRecord(titles);
      }
    }
    var row = new ArrayList<>(List.of(Integer.toString(epoch)));
    for (var column : columns) {
      var value = logs.get(column);
      row.add(value == null ? "NA" : value.toString());
    }
    out.writeRecord(row);
    flush(out);
  }

  /** Validation may begin in a later epoch, so its columns are there from the first line. */
  private static List<String> columns(Logs logs) {
    var columns = new ArrayList<>(logs.asMap().keySet());
    if (columns.stream().noneMatch(c -> c.startsWith("val_"))) {
      List.copyOf(columns).forEach(c -> columns.add("val_" + c));
    }
    return columns;
  }

  private void flush(CsvWriter out) {
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("CSVLogger cannot write " + file, e);
    }
  }

  @Override
  public void onTrainEnd(Logs logs) {
    var out = writer;
    if (out != null) {
      try {
        out.close();
      } catch (IOException e) {
        throw new UncheckedIOException("CSVLogger cannot write " + file, e);
      }
      writer = null;
    }
  }
}
