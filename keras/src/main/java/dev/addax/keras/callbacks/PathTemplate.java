package dev.addax.keras.callbacks;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A file name with places for numbers, as Python formats them: {@code {epoch:02d}-{val_loss:.2f}}.
 */
record PathTemplate(String text) {
  private static final Pattern FIELD =
      Pattern.compile("\\{(\\w+)(?::(0?)(\\d*)(?:\\.(\\d+))?([dfeg%]?))?}");

  /**
   * {@return the name with these numbers in their places}
   *
   * @throws IllegalArgumentException if a place names none of them
   */
  String with(Map<String, Double> values) {
    return FIELD
        .matcher(text)
        .replaceAll(
            field -> {
              var value = values.get(field.group(1));
              if (value == null) {
                throw new IllegalArgumentException(
                    "The path '%s' names '%s', but there is only %s"
                        .formatted(text, field.group(1), values.keySet()));
              }
              return format(value, field.group(2), field.group(3), field.group(4), field.group(5));
            });
  }

  private static String format(
      double value, String zero, String width, String precision, String kind) {
    boolean whole =
        "d".equals(kind)
            || (kind == null || kind.isEmpty()) && precision == null && value == Math.rint(value);
    var digits = precision == null ? "" : "." + precision;
    var number =
        whole
            ? String.valueOf((long) value)
            : switch (kind) {
              case "f" -> String.format(Locale.ROOT, "%" + digits + "f", value);
              case "e" -> String.format(Locale.ROOT, "%" + digits + "e", value);
              case "%" -> String.format(Locale.ROOT, "%" + digits + "f", value * 100) + "%";
              case null, default ->
                  precision == null
                      ? String.valueOf(value)
                      : String.format(Locale.ROOT, "%" + digits + "g", value);
            };
    int missing =
        (width == null || width.isEmpty() ? 0 : Integer.parseInt(width)) - number.length();
    return missing <= 0 ? number : (zero.isEmpty() ? " " : "0").repeat(missing) + number;
  }
}
