package dev.addax.keras.layers.preprocessing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** The built-in steps from a text to tokens, as TensorFlow's string operations do them. */
final class TextTokens {
  /** The order of the UTF-8 bytes, which is that of code points. */
  static final Comparator<String> BY_CODE_POINT =
      (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

  private static final Pattern PUNCTUATION =
      Pattern.compile("[!\"#$%&()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~']");
  private static final Pattern WHITESPACE = Pattern.compile("[ \t\n\u000B\f\r]+");

  private TextTokens() {}

  /** {@return the text with the 26 letters of ASCII in lower case, all others as they are} */
  static String lower(String text) {
    var result = text.toCharArray();
    for (int i = 0; i < result.length; i++) {
      if (result[i] >= 'A' && result[i] <= 'Z') {
        result[i] += 'a' - 'A';
      }
    }
    return new String(result);
  }

  static String withoutPunctuation(String text) {
    return PUNCTUATION.matcher(text).replaceAll("");
  }

  /** {@return what stands between white space of ASCII} */
  static List<String> words(String text) {
    return WHITESPACE.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
  }

  static List<String> characters(String text) {
    return text.codePoints().mapToObj(Character::toString).toList();
  }

  /** {@return all runs of neighbouring tokens, joined by spaces: width by width} */
  static List<String> ngrams(List<String> tokens, List<Integer> widths) {
    var runs = new ArrayList<String>();
    for (int width : widths) {
      for (int i = 0; i + width <= tokens.size(); i++) {
        runs.add(String.join(" ", tokens.subList(i, i + width)));
      }
    }
    return runs;
  }
}
