package dev.addax.keras.layers.preprocessing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a lookup, numbered from 0, without the special ones in front of them.
 *
 * @param <T> strings or whole numbers
 */
record Vocabulary<T>(List<T> tokens, Map<T, Integer> numbers) {
  static <T> Vocabulary<T> of(List<T> tokens) {
    var numbers = new HashMap<T, Integer>();
    for (int i = 0; i < tokens.size(); i++) {
      numbers.put(tokens.get(i), i);
    }
    return new Vocabulary<>(List.copyOf(tokens), numbers);
  }

  /**
   * {@return a vocabulary of the tokens that somebody gave}
   *
   * @param special the tokens that stand in front; they may be given too, all of them in this order
   * @throws IllegalArgumentException if a token comes twice, or a special one among the others
   */
  static <T> Vocabulary<T> given(
      String who, List<T> tokens, List<@Nullable T> special, List<T> reserved) {
    var own = rest(tokens, special);
    var seen = new HashSet<T>();
    var repeated = own.stream().filter(token -> !seen.add(token)).distinct().toList();
    if (tokens.isEmpty() || !repeated.isEmpty()) {
      throw new IllegalArgumentException(
          tokens.isEmpty()
              ? who + ": a vocabulary needs at least one token"
              : "%s: each token of a vocabulary may come once; these come more often: %s"
                  .formatted(who, repeated));
    }
    for (var token : reserved) {
      if (seen.contains(token)) {
        throw new IllegalArgumentException(
            "%s: the special token '%s' stands at place %d of the vocabulary; leave out all special tokens or begin with %s"
                .formatted(who, token, tokens.indexOf(token), special));
      }
    }
    return of(own);
  }

  /** {@return the tokens without the special ones, if all of those stand in front} */
  static <T> List<T> rest(List<T> tokens, List<@Nullable T> special) {
    return startsWith(tokens, special) ? tokens.subList(special.size(), tokens.size()) : tokens;
  }

  static <T> boolean startsWith(List<T> tokens, List<@Nullable T> special) {
    if (tokens.size() < special.size()) {
      return false;
    }
    for (int i = 0; i < special.size(); i++) {
      if (!Objects.equals(tokens.get(i), special.get(i))) {
        return false;
      }
    }
    return true;
  }

  int size() {
    return tokens.size();
  }
}
