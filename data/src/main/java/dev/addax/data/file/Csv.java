package dev.addax.data.file;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.addax.data.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Reads comma-separated values (RFC 4180: quotes, quoted line breaks; UTF-8, with or without a byte
 * order mark).
 *
 * <pre>{@code
 * var table = Csv.withHeader().read(Path.of("heart.csv"));
 * var inputs = table.numbers("age", "chol", "thalach");
 * var target = table.numbers("target");
 * }</pre>
 *
 * @param header whether the first line names the columns; they are called 0, 1, 2, … otherwise
 * @param separator what stands between the fields
 * @param comments whether lines beginning with # are skipped
 * @param missing texts that mean "no value", besides nothing at all; such numbers become NaN
 */
public record Csv(boolean header, char separator, boolean comments, Set<String> missing) {
  /** Takes a copy of the texts. */
  public Csv {
    missing = Set.copyOf(missing);
  }

  /** {@return a reader of files whose first line names the columns} */
  public static Csv withHeader() {
    return new Csv(true, ',', false, Set.of());
  }

  /** {@return a reader of files that begin with their first example} */
  public static Csv withoutHeader() {
    return new Csv(false, ',', false, Set.of());
  }

  /** {@return this reader with another separator, such as a tab} */
  public Csv separator(char character) {
    return new Csv(header, character, comments, missing);
  }

  /** {@return this reader, skipping lines that begin with #} */
  public Csv skipComments() {
    return new Csv(header, separator, true, missing);
  }

  /**
   * {@return this reader, taking these texts, "NA" or "?" for example, as values that are not
   * there}
   */
  public Csv missing(String... texts) {
    return new Csv(header, separator, comments, Set.of(texts));
  }

  /**
   * Reads a whole file.
   *
   * @throws DataException if it cannot be read or a line has another number of fields than the
   *     first; the message names the line
   */
  public Table read(Path file) {
    try (var reader = builder().ofCsvRecord(file)) {
      return table(file.toString(), reader);
    } catch (IOException | UncheckedIOException e) {
      throw new DataException("Cannot read " + file + ": " + e, e);
    } catch (CsvParseException e) {
      throw new DataException("Cannot read " + file + " as CSV: " + innermost(e), e);
    }
  }

  /** Reads text that is already in memory; errors call it {@code name}. */
  public Table read(String name, String text) {
    try {
      return table(name, builder().ofCsvRecord(text));
    } catch (CsvParseException e) {
      throw new DataException("Cannot read " + name + " as CSV: " + innermost(e), e);
    }
  }

  private static String innermost(Throwable e) {
    var cause = e.getCause();
    return e.getMessage() + (cause == null ? "" : ": " + innermost(cause));
  }

  private CsvReader.CsvReaderBuilder builder() {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .commentStrategy(comments ? CommentStrategy.SKIP : CommentStrategy.NONE)
        .detectBomHeader(true)
        .allowExtraFields(true)
        .allowMissingFields(true);
  }

  private Table table(String name, Iterable<CsvRecord> records) {
    var rows = new ArrayList<CsvRecord>();
    records.forEach(rows::add);
    if (rows.isEmpty())
      throw new DataException(
          name + " is empty: there is not even a " + (header ? "header" : "row"));
    var first = rows.getFirst();
    for (var row : rows) checkWidth(name, first, row);
    var names = header ? first.getFields() : numbered(first.getFieldCount());
    checkNames(name, names);
    return new Table(name, names, lines(header ? rows.subList(1, rows.size()) : rows), missing);
  }

  private static List<Table.Line> lines(List<CsvRecord> records) {
    return records.stream()
        .map(r -> new Table.Line(r.getStartingLineNumber(), List.copyOf(r.getFields())))
        .toList();
  }

  private static List<String> numbered(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  private static void checkWidth(String name, CsvRecord first, CsvRecord row) {
    if (row.getFieldCount() == first.getFieldCount()) return;
    throw new DataException(
        name
            + ", line "
            + row.getStartingLineNumber()
            + ": "
            + row.getFieldCount()
            + " fields, but line "
            + first.getStartingLineNumber()
            + " has "
            + first.getFieldCount()
            + ". Check the separator and the quotes around fields that contain it");
  }

  private static void checkNames(String name, List<String> names) {
    if (Set.copyOf(names).size() < names.size()) {
      var sorted = names.toArray(new String[0]);
      Arrays.sort(sorted);
      throw new DataException(
          name + ": two columns have the same name; the header says " + Arrays.toString(sorted));
    }
  }
}
