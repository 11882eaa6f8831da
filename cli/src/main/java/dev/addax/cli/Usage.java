package dev.addax.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a command is called, what it does and what it takes. Grown from {@link #of} by one call per
 * argument:
 *
 * <pre>{@code
 * Usage.of("count", "Count the weights of models.")
 *     .parameter("FILE", "The first model.")
 *     .many("MORE", "Further models.")
 *     .option("--by", "KIND", "What to count by: layer or dtype.")
 *     .flag("--trainable", "Only trainable weights.")
 * }</pre>
 *
 * @param name what a user types
 * @param description one sentence
 * @param items its parameters in their order, and its options
 */
public record Usage(String name, String description, List<Item> items) {
  /** How often an argument may stand in the command line, and where. */
  public enum Kind {
    REQUIRED,
    OPTIONAL,
    MANY,
    PROGRAM,
    OPTION,
    FLAG
  }

  /** One argument: {@code value} is what the help calls an option's value. */
  public record Item(Kind kind, String name, String value, String description) {
    boolean isParameter() {
      return kind != Kind.OPTION && kind != Kind.FLAG;
    }

    String synopsis() {
      return switch (kind) {
        case REQUIRED -> name;
        case OPTIONAL -> "[" + name + "]";
        case MANY, PROGRAM -> "[" + name + "…]";
        case OPTION -> "[" + name + " " + value + "]";
        case FLAG -> "[" + name + "]";
      };
    }

    String term() {
      return kind == Kind.OPTION ? name + " " + value : name;
    }
  }

  /** Takes a copy of the items. */
  public Usage {
    items = List.copyOf(items);
  }

  /** {@return a command that takes nothing yet} */
  public static Usage of(String name, String description) {
    return new Usage(name, description, List.of());
  }

  /** {@return this, with a parameter that must be there} */
  public Usage parameter(String name, String description) {
    return with(new Item(Kind.REQUIRED, name, "", description));
  }

  /** {@return this, with a parameter that may be missing} */
  public Usage optional(String name, String description) {
    return with(new Item(Kind.OPTIONAL, name, "", description));
  }

  /** {@return this, with any number of further parameters} */
  public Usage many(String name, String description) {
    return with(new Item(Kind.MANY, name, "", description));
  }

  /** {@return this, with all that follows, options included, as arguments of a user's program} */
  public Usage program(String name, String description) {
    return with(new Item(Kind.PROGRAM, name, "", description));
  }

  /**
   * {@return this, with an option that has a value and may be repeated, such as {@code --kind K}}
   */
  public Usage option(String name, String value, String description) {
    return with(new Item(Kind.OPTION, name, value, description));
  }

  /** {@return this, with an option that is there or not, such as {@code --verbose}} */
  public Usage flag(String name, String description) {
    return with(new Item(Kind.FLAG, name, "", description));
  }

  private Usage with(Item item) {
    return new Usage(name, description, Stream.concat(items.stream(), Stream.of(item)).toList());
  }

  List<Item> parameters() {
    return items.stream().filter(Item::isParameter).toList();
  }

  List<Item> options() {
    return items.stream().filter(item -> !item.isParameter()).toList();
  }

  /** {@return the text of {@code addax NAME --help}} */
  public String help() {
    var synopsis =
        Stream.concat(
                Stream.of("Usage: addax " + name),
                Stream.concat(options().stream(), parameters().stream()).map(Item::synopsis))
            .collect(Collectors.joining(" "));
    return Stream.concat(
            Stream.of(synopsis, description),
            items.stream().map(item -> line(item.term(), item.description())))
        .collect(Collectors.joining("\n"));
  }

  /** {@return a term and what it means, as the help shows them} */
  static String line(String term, String meaning) {
    return "  %-18s %s".formatted(term, meaning);
  }
}
