package dev.addax.cli;

import dev.addax.keras.config.NearNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the arguments of one command line. */
final class ArgumentParser {
  private final Usage usage;
  private final List<String> words;
  private final Map<String, List<String>> values = new HashMap<>();
  private int at;
  private int position;

  private ArgumentParser(Usage usage, List<String> words) {
    this.usage = usage;
    this.words = words;
  }

  /**
   * {@return what the words say}
   *
   * @throws CommandException if they are not what the command takes
   */
  static Arguments parse(Usage usage, List<String> words) {
    var parser = new ArgumentParser(usage, words);
    parser.read();
    return new Arguments(parser.values);
  }

  private void read() {
    boolean onlyParameters = false;
    while (at < words.size()) {
      var word = words.get(at++);
      if (onlyParameters || !isOption(word)) {
        parameter(word);
      } else if (word.equals("--")) {
        onlyParameters = true;
      } else {
        option(word);
      }
    }
    for (var missing : usage.parameters()) {
      if (missing.kind() == Usage.Kind.REQUIRED && !values.containsKey(missing.name())) {
        throw wrong("Missing " + missing.name() + ".");
      }
    }
  }

  private boolean isOption(String word) {
    return word.length() > 1 && word.startsWith("-") && !inProgram();
  }

  private boolean inProgram() {
    return position < usage.parameters().size()
        && usage.parameters().get(position).kind() == Usage.Kind.PROGRAM;
  }

  private void parameter(String word) {
    if (position >= usage.parameters().size()) {
      throw wrong("'" + word + "' is one argument too many.");
    }
    var parameter = usage.parameters().get(position);
    add(parameter, word);
    if (parameter.kind() == Usage.Kind.REQUIRED || parameter.kind() == Usage.Kind.OPTIONAL) {
      position++;
    }
  }

  /** Both {@code --name value} and {@code --name=value}. */
  private void option(String word) {
    int equals = word.indexOf('=');
    var name = equals < 0 ? word : word.substring(0, equals);
    var option =
        usage.options().stream()
            .filter(o -> o.name().equals(name))
            .findFirst()
            .orElseThrow(() -> unknown(name));
    if (option.kind() == Usage.Kind.FLAG) {
      if (equals >= 0) {
        throw wrong(name + " takes no value.");
      }
      values.put(name, List.of());
    } else if (equals >= 0) {
      add(option, word.substring(equals + 1));
    } else if (at < words.size()) {
      add(option, words.get(at++));
    } else {
      throw wrong(name + " needs a value: " + name + " " + option.value() + ".");
    }
  }

  private void add(Usage.Item item, String word) {
    values.computeIfAbsent(item.name(), n -> new ArrayList<>()).add(word);
  }

  private CommandException unknown(String name) {
    var known = usage.options().stream().map(Usage.Item::name).toList();
    return wrong(
        "Unknown option " + name + ". " + (known.isEmpty() ? "" : NearNames.hint(name, known)));
  }

  private CommandException wrong(String message) {
    return CommandException.usage(message.strip() + "\nSee: addax " + usage.name() + " --help");
  }
}
