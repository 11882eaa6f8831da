package dev.addax.keras.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the known names that a mistyped one most likely meant. */
public final class NearNames {
  /** A longer list helps nobody. */
  private static final int MOST_LISTED = 60;

  private NearNames() {}

  /**
   * {@return a sentence such as {@code Did you mean 'relu' or 'relu6'?}, or, when nothing is near,
   * the known names, unless they are many or none}
   */
  public static String hint(String name, Collection<String> known) {
    if (known.isEmpty()) {
      return "None is known so far.";
    }
    var near = near(name, known);
    if (near.isEmpty() && known.size() > MOST_LISTED) {
      return "None of the %d known names is like it.".formatted(known.size());
    }
    if (near.isEmpty()) {
      return "Known: " + String.join(", ", known.stream().sorted().distinct().toList()) + ".";
    }
    var quoted = near.stream().map(n -> "'" + n + "'").toList();
    return "Did you mean " + String.join(" or ", quoted) + "?";
  }

  /** {@return at most three known names, nearest first, that differ little from {@code name}} */
  public static List<String> near(String name, Collection<String> known) {
    var plain = plain(name);
    int limit = Math.max(2, plain.length() / 3);
    return known.stream()
        .distinct()
        .filter(k -> distance(plain, plain(k)) <= limit)
        .sorted(
            Comparator.comparingInt((String k) -> distance(plain, plain(k)))
                .thenComparing(String::length)
                .thenComparing(k -> k))
        .limit(3)
        .toList();
  }

  private static String plain(String name) {
    return name.replaceAll("[\\W_]", "").toLowerCase(java.util.Locale.ROOT);
  }

  /** Levenshtein distance: insertions, deletions and replacements of one character. */
  private static int distance(String a, String b) {
    var row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j - 1], diagonal));
      }
    }
    return row[b.length()];
  }
}
