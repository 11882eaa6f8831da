package dev.addax.keras.ops;

import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.NearNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a Python function, read from text such as {@code sum(x, axis=None,
 * keepdims=False)}.
 *
 * @param name the name of the function
 * @param parameters the names of the parameters, in order
 * @param defaults the defaults of those that have one
 * @param variadic whether the first parameter takes all positional arguments, as {@code *operands}
 * @param keywords the parameter that takes all other named arguments, as {@code **lengths}; or null
 */
public record Signature(
    String name,
    List<String> parameters,
    Map<String, @Nullable Object> defaults,
    boolean variadic,
    @Nullable String keywords) {
  private static final Object MISSING = new Object();

  static Signature parse(String text) {
    int open = text.indexOf('(');
    var defaults = new LinkedHashMap<String, @Nullable Object>();
    var all = new LinkedHashMap<String, Object>();
    for (var part : text.substring(open + 1, text.length() - 1).split(", (?![^(]*\\))")) {
      if (part.isEmpty()) continue;
      int equals = part.indexOf('=');
      var name = (equals < 0 ? part : part.substring(0, equals)).replace("*", "");
      all.put(name, name);
      if (equals >= 0) defaults.put(name, literal(part.substring(equals + 1)));
    }
    int stars = text.indexOf("**");
    return new Signature(
        text.substring(0, open),
        List.copyOf(all.keySet()),
        defaults,
        text.contains("(*"),
        stars < 0 ? null : text.substring(stars + 2, text.length() - 1));
  }

  private static @Nullable Object literal(String text) {
    if (text.startsWith("(")) {
      return List.of(text.substring(1, text.length() - 1).split(", ")).stream()
          .map(Signature::literal)
          .toList();
    }
    return switch (text) {
      case "None" -> null;
      case "True" -> true;
      case "False" -> false;
      default -> text.startsWith("'") ? text.substring(1, text.length() - 1) : number(text);
    };
  }

  private static Number number(String text) {
    return text.matches("-?\\d+") ? (Number) Long.valueOf(text) : (Number) Double.valueOf(text);
  }

  /** {@return the value of every parameter} */
  Arguments bind(
      List<? extends @Nullable Object> positional, Map<String, ? extends @Nullable Object> named) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    parameters.forEach(
        parameter -> values.put(parameter, defaults.getOrDefault(parameter, MISSING)));
    if (variadic) {
      values.put(parameters.getFirst(), positional);
    } else {
      if (positional.size() > parameters.size()) {
        throw new ConfigException(
            name
                + " takes "
                + parameters.size()
                + " arguments "
                + parameters
                + ", received "
                + positional.size());
      }
      for (int i = 0; i < positional.size(); i++) values.put(parameters.get(i), positional.get(i));
    }
    var others = new LinkedHashMap<String, @Nullable Object>();
    named.forEach(
        (parameter, value) -> {
          boolean other = keywords != null && !parameters.contains(parameter);
          (other ? others : values).put(other ? parameter : known(parameter), value);
        });
    if (keywords != null) values.put(keywords, others);
    values.forEach((parameter, value) -> checkGiven(parameter, value));
    return new Arguments(name, values);
  }

  private String known(String parameter) {
    if (parameters.contains(parameter)) return parameter;
    throw new ConfigException(
        name + " has no parameter '" + parameter + "'. " + NearNames.hint(parameter, parameters));
  }

  private void checkGiven(String parameter, @Nullable Object value) {
    if (value == MISSING) throw new ConfigException(name + " needs '" + parameter + "'");
  }
}
