package dev.addax.data.file;

import dev.addax.data.Array;
import dev.addax.data.DataException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A table of texts with named columns, as read from a file; columns become arrays when asked for.
 */
public final class Table {
  private final String source;
  private final List<String> names;
  private final List<Line> lines;
  private final Set<String> missing;

  /** A row and the line of the file it began on. */
  record Line(long number, List<String> fields) {}

  Table(String source, List<String> names, List<Line> lines, Set<String> missing) {
    this.source = source;
    this.names = List.copyOf(names);
    this.lines = List.copyOf(lines);
    this.missing = missing;
  }

  /** {@return the names of the columns, in the order of the file} */
  public List<String> names() {
    return names;
  }

  /** {@return the number of rows, without the header} */
  public int rows() {
    return lines.size();
  }

  /** {@return a column as text, of shape (rows)} */
  public Array texts(String column) {
    return Array.of(fields(column).toArray(String[]::new));
  }

  /**
   * Reads columns as float32 numbers. A value that is missing becomes NaN.
   *
   * @return an array of shape (rows, number of columns), in the order asked for; (rows) for a
   *     single column
   * @throws DataException if a column does not exist or a field is not a number; the message says
   *     on which line and column
   */
  public Array numbers(String... columns) {
    if (columns.length == 0) throw new DataException("Name at least one column of " + names);
    var values = new float[rows() * columns.length];
    for (int c = 0; c < columns.length; c++) {
      int column = position(columns[c]);
      for (int r = 0; r < rows(); r++)
        values[r * columns.length + c] = number(lines.get(r), column);
    }
    return columns.length == 1 ? Array.of(values) : Array.of(values, rows(), columns.length);
  }

  private float number(Line line, int column) {
    var text = line.fields().get(column).strip();
    if (text.isEmpty() || missing.contains(text)) return Float.NaN;
    try {
      return Float.parseFloat(text);
    } catch (NumberFormatException e) {
      throw new DataException(
          source
              + ", line "
              + line.number()
              + ", column "
              + (column + 1)
              + " ('"
              + names.get(column)
              + "'): '"
              + text
              + "' is not a number. Read the column with categories(...), or tell the reader that"
              + " this text means a missing value",
          e);
    }
  }

  /**
   * Reads a column of categories.
   *
   * @return the distinct texts, sorted, and for each row the number of its text
   */
  public Categories categories(String column) {
    var labels = List.copyOf(new TreeSet<>(fields(column).toList()));
    return categories(column, labels);
  }

  /**
   * Reads a column of known categories, so that training and test files number them alike.
   *
   * @throws DataException if a field is none of the labels
   */
  public Categories categories(String column, List<String> labels) {
    int position = position(column);
    var codes = new int[rows()];
    for (int r = 0; r < codes.length; r++) codes[r] = code(lines.get(r), position, labels);
    return new Categories(labels, Array.of(codes));
  }

  private int code(Line line, int column, List<String> labels) {
    var text = line.fields().get(column).strip();
    int code = labels.indexOf(text);
    if (code >= 0) return code;
    throw new DataException(
        source
            + ", line "
            + line.number()
            + ", column "
            + (column + 1)
            + " ('"
            + names.get(column)
            + "'): '"
            + text
            + "' is none of the categories "
            + labels);
  }

  private Stream<String> fields(String column) {
    int position = position(column);
    return lines.stream().map(line -> line.fields().get(position).strip());
  }

  private int position(String column) {
    int position = names.indexOf(column);
    if (position < 0)
      throw new DataException(source + " has no column '" + column + "'; its columns are " + names);
    return position;
  }

  /**
   * A column of categories.
   *
   * @param labels the texts, by code
   * @param codes the code of each row: int32 of shape (rows)
   */
  public record Categories(List<String> labels, Array codes) {}
}
