package dev.addax.keras.models;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table in box-drawing characters; columns are as wide as their content, up to a limit, then
 * wrap.
 */
final class TextTable {
  enum Align {
    LEFT,
    RIGHT,
    CENTER
  }

  record Column(String title, int widest, Align align) {}

  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  void add(List<String> cells) {
    rows.add(List.copyOf(cells));
  }

  @Override
  public String toString() {
    int[] widths = widths();
    var text = new StringBuilder();
    text.append(rule(widths, "┏", "━", "┳", "┓"));
    text.append(lines(columns.stream().map(Column::title).toList(), widths, "┃"));
    text.append(rule(widths, "┡", "━", "╇", "┩"));
    var cells = rows.stream().map(row -> lines(row, widths, "│")).toList();
    text.append(String.join(rule(widths, "├", "─", "┼", "┤"), cells));
    return text.append(rule(widths, "└", "─", "┴", "┘")).toString();
  }

  private int[] widths() {
    var widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      int content = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
      widths[i] = Math.max(columns.get(i).title.length(), Math.min(content, columns.get(i).widest));
    }
    return widths;
  }

  private static String rule(int[] widths, String left, String line, String cross, String right) {
    var parts = new ArrayList<String>();
    for (int width : widths) {
      parts.add(line.repeat(width + 2));
    }
    return left + String.join(cross, parts) + right + "\n";
  }

  private String lines(List<String> cells, int[] widths, String bar) {
    var wrapped = new ArrayList<List<String>>();
    for (int i = 0; i < cells.size(); i++) {
      wrapped.add(wrap(cells.get(i), widths[i]));
    }
    int height = wrapped.stream().mapToInt(List::size).max().orElse(1);
    var text = new StringBuilder();
    for (int line = 0; line < height; line++) {
      var parts = new ArrayList<String>();
      for (int i = 0; i < widths.length; i++) {
        var content = line < wrapped.get(i).size() ? wrapped.get(i).get(line) : "";
        parts.add(aligned(content, widths[i], columns.get(i).align));
      }
      text.append(
          parts.stream().collect(Collectors.joining(" " + bar + " ", bar + " ", " " + bar + "\n")));
    }
    return text.toString();
  }

  private static List<String> wrap(String text, int width) {
    var lines = new ArrayList<String>();
    var rest = text;
    while (rest.length() > width) {
      int space = rest.lastIndexOf(' ', width);
      int end = space > 0 ? space : width;
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).stripLeading();
    }
    lines.add(rest);
    return lines;
  }

  private static String aligned(String text, int width, Align align) {
    int space = width - text.length();
    int left =
        switch (align) {
          case LEFT -> 0;
          case RIGHT -> space;
          case CENTER -> space / 2;
        };
    return " ".repeat(left) + text + " ".repeat(space - left);
  }
}
