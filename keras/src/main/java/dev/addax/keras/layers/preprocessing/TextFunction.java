package dev.addax.keras.layers.preprocessing;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Serialization;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A step from text to tokens as files hold it: one of Keras' names, or the name of a registered
 * function.
 *
 * @param saved the JSON it was read from; null for one that was made here
 */
record TextFunction(String name, @Nullable Object saved) {
  /** Any of Keras' names, or the object that stands for a function. */
  static final Codec<TextFunction> CODEC =
      Codec.of("the name of a step, or a function", TextFunction::write, TextFunction::read);

  private static final Map<String, Function<String, ?>> REGISTERED = new ConcurrentHashMap<>();

  TextFunction(String name) {
    this(name, null);
  }

  static void register(String name, Function<String, ?> function) {
    REGISTERED.put(name, function);
  }

  private Object write() {
    return saved == null ? name : saved;
  }

  private static @Nullable TextFunction read(@Nullable Object json) {
    return switch (json) {
      case String text -> new TextFunction(text);
      case Map<?, ?> map when map.get("config") instanceof String text ->
          new TextFunction(text, json);
      case Map<?, ?> map -> new TextFunction("", map);
      case null, default -> null;
    };
  }

  /** {@return a registered function as files hold it} */
  static TextFunction registered(String name) {
    return new TextFunction(name, Serialization.function(name));
  }

  String standardized(String text, String layer) {
    return switch (name) {
      case "lower" -> TextTokens.lower(text);
      case "strip_punctuation" -> TextTokens.withoutPunctuation(text);
      case "lower_and_strip_punctuation" -> TextTokens.withoutPunctuation(TextTokens.lower(text));
      default -> String.valueOf(function(layer, "standardize").apply(text));
    };
  }

  List<String> split(String text, String layer) {
    return switch (name) {
      case "whitespace" -> TextTokens.words(text);
      case "character" -> TextTokens.characters(text);
      default ->
          ((List<?>) function(layer, "split").apply(text)).stream().map(String::valueOf).toList();
    };
  }

  private Function<String, ?> function(String layer, String option) {
    var known = REGISTERED.get(name.isEmpty() ? layer + "." + option : name);
    if (known == null) {
      throw new ConfigException(
          "TextVectorization '%s' has %s '%s', which is neither one of Keras' names nor registered; Python code is never run. Write TextVectorization.register(\"%s\", text -> …)"
              .formatted(layer, option, name, name.isEmpty() ? layer + "." + option : name));
    }
    return known;
  }
}
