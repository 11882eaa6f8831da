package dev.addax.keras.config;

import org.jspecify.annotations.Nullable;

/**
 * JSON as Python's {@code json} module reads and writes it: objects keep their order, {@code NaN}
 * and {@code Infinity} are numbers, integers have any size.
 *
 * <p>A JSON tree is made of plain Java values: null, {@link Boolean}, {@link Long}, {@link
 * java.math.BigInteger} for what does not fit a long, {@link Double}, {@link String}, {@link
 * java.util.List} and {@link java.util.Map} with text keys. When writing, every {@link Number} will
 * do.
 */
public final class Json {
  private Json() {}

  /**
   * {@return the tree of a JSON text}
   *
   * @throws ConfigException with line and column, if the text is not JSON or nests too deeply
   */
  public static @Nullable Object parse(String text) {
    // Some editors mark UTF-8 by a first character that means nothing.
    return new JsonReader(text.startsWith("\uFEFF") ? text.substring(1) : text).document();
  }

  /** {@return the text of a tree, in one line, as {@code json.dumps} would write it} */
  public static String text(@Nullable Object tree) {
    return new JsonWriter(null).document(tree);
  }

  /**
   * {@return the text of a tree over several lines, as {@code json.dumps(tree, indent=2)} would}
   */
  public static String pretty(@Nullable Object tree) {
    return new JsonWriter("  ").document(tree);
  }

  /** {@return the beginning of a value's text, for messages} */
  public static String brief(@Nullable Object json) {
    var text = json instanceof String s ? "\"" + s + "\"" : String.valueOf(json);
    return text.length() <= 80 ? text : text.substring(0, 77) + "...";
  }
}
