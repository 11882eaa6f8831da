package dev.addax.keras.config;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Names as Keras makes them: {@code Conv2DTranspose} becomes {@code conv2d_transpose}. */
public final class Naming {
  private static final Map<String, Integer> COUNTS = new HashMap<>();
  private static final Pattern NO_WORD = Pattern.compile("\\W+");
  private static final Pattern CAPITALIZED = Pattern.compile("(.)([A-Z][a-z]+)");
  private static final Pattern CAPITAL = Pattern.compile("([a-z])([A-Z])");

  private Naming() {}

  /** {@return a class name in snake case, by the rules of {@code keras.utils.naming}} */
  public static String toSnakeCase(String name) {
    var words = CAPITALIZED.matcher(NO_WORD.matcher(name).replaceAll("")).replaceAll("$1_$2");
    return CAPITAL.matcher(words).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
  }

  /** {@return the next automatic name of a class: {@code dense}, {@code dense_1}, …} */
  public static String autoName(String className) {
    return uniquify(toSnakeCase(className));
  }

  /** {@return {@code name}, with the count of its earlier uses appended if there are any} */
  public static synchronized String uniquify(String name) {
    int used = COUNTS.merge(name, 1, Integer::sum) - 1;
    return used == 0 ? name : name + "_" + used;
  }

  /** {@return how often {@code prefix} was used, this time included} */
  public static synchronized int uid(String prefix) {
    return COUNTS.merge(prefix, 1, Integer::sum);
  }

  /** Starts all counters again. */
  static synchronized void clear() {
    COUNTS.clear();
  }
}
