package dev.addax.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a user wrote after the name of a command, by the names that {@link Usage} gives.
 *
 * @param values what was given: every value of an option or parameter, in order; a flag has none
 */
public record Arguments(Map<String, List<String>> values) {
  /** Takes a copy of the values. */
  public Arguments {
    values = Map.copyOf(values);
  }

  /** {@return whether a flag, an option or a parameter was given} */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /**
   * {@return all values of an option or of a parameter that takes many; none if it was not given}
   */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** {@return the value that was given last, if any} */
  public Optional<String> find(String name) {
    return all(name).isEmpty() ? Optional.empty() : Optional.of(all(name).getLast());
  }

  /** {@return the value of a parameter that must be there} */
  public String text(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException("not required: " + name));
  }

  /** {@return the file or folder that a parameter names} */
  public Path path(String name) {
    return Path.of(text(name));
  }

  /**
   * {@return the whole number that an option gives, or another one if it was not given}
   *
   * @throws CommandException if it is not a whole number
   */
  public int integer(String name, int otherwise) {
    return number(name, Integer::valueOf, "a whole number").orElse(otherwise);
  }

  /**
   * {@return the number that an option gives, or another one if it was not given}
   *
   * @throws CommandException if it is not a number
   */
  public double number(String name, double otherwise) {
    return number(name, Double::valueOf, "a number").orElse(otherwise);
  }

  private <T> Optional<T> number(String name, Function<String, T> read, String kind) {
    try {
      return find(name).map(read);
    } catch (NumberFormatException e) {
      throw CommandException.usage(name + " needs " + kind + ", not '" + text(name) + "'");
    }
  }
}
