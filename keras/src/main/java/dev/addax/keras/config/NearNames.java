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
        // At least as far as the lengths: names of a file may be of any length, and cost nothing.
        .filter(k -> Math.abs(plain.length() - plain(k).length()) <= limit)
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

  /**
   * Optimal string alignment distance: insertions, deletions and replacements of one character, and
   * exchanges of two neighbours, count one each.
   */
  private static int distance(String a, String b) {
    var best = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        best[i][j] = i == 0 || j == 0 ? i + j : least(a, b, i, j, best);
      }
    }
    return best[a.length()][b.length()];
  }

  /** The distance of the first {@code i} and {@code j} characters from those of shorter ones. */
  private static int least(String a, String b, int i, int j, int[][] best) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int changed = best[i - 1][j - 1] + (same ? 0 : 1);
    int least = Math.min(changed, 1 + Math.min(best[i - 1][j], best[i][j - 1]));
    boolean exchanged =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return exchanged ? Math.min(least, 1 + best[i - 2][j - 2]) : least;
  }
}
