package dev.addax.keras.layers.preprocessing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How often each token occurs in the data that a lookup adapts to, and in how many documents. */
final class TokenCounts<T> {
  private final Map<T, Long> counts = new HashMap<>();
  private final Map<T, Long> documents = new HashMap<>();
  private long all;

  /** Adds a document. */
  void add(List<T> tokens) {
    tokens.forEach(token -> counts.merge(token, 1L, Long::sum));
    new HashSet<>(tokens).forEach(token -> documents.merge(token, 1L, Long::sum));
    all++;
  }

  /** Forgets a special token. */
  void remove(@Nullable T token) {
    counts.remove(token);
  }

  /**
   * {@return the tokens, the most frequent first, among equals the last by {@code order} first}
   *
   * @param most at most so many
   */
  List<T> sorted(Comparator<T> order, long most) {
    return counts.keySet().stream()
        .sorted(Comparator.comparingLong((T t) -> counts.get(t)).thenComparing(order).reversed())
        .limit(most)
        .toList();
  }

  /** {@return log(1 + documents / (1 + documents with the token)) of each token} */
  double[] inverseFrequencies(List<T> tokens) {
    return tokens.stream()
        .mapToDouble(t -> Math.log(1 + (double) all / (1 + documents.getOrDefault(t, 0L))))
        .toArray();
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }
}
