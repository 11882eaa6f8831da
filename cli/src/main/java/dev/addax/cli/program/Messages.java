package dev.addax.cli.program;

import dev.addax.keras.config.NearNames;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** What the compiler says, shown at the line as the user wrote it. */
final class Messages {
  private Messages() {}

  /**
   * Prints warnings.
   *
   * @throws ProgramException with all errors, if there are any
   */
  static void report(Source source, List<Diagnostic<? extends JavaFileObject>> said) {
    said.stream()
        .filter(d -> d.getKind() == Diagnostic.Kind.WARNING)
        .forEach(d -> System.err.println(show(source, d)));
    var errors = said.stream().filter(Messages::isError).toList();
    if (!errors.isEmpty()) {
      throw new ProgramException(
          errors.stream().map(d -> show(source, d)).collect(Collectors.joining("\n")));
    }
  }

  private static boolean isError(Diagnostic<?> d) {
    return d.getKind() == Diagnostic.Kind.ERROR;
  }

  private static String show(Source source, Diagnostic<?> d) {
    var kind = isError(d) ? "error: " : "warning: ";
    var message = d.getMessage(Locale.ENGLISH).lines().toList();
    if (d.getPosition() == Diagnostic.NOPOS) {
      return source.name() + ": " + kind + String.join("\n", message);
    }
    int at = source.original(d.getPosition());
    var first = source.name() + ":" + source.line(at) + ": " + kind + message.getFirst();
    var rest = message.stream().skip(1).map(line -> "\n" + line).collect(Collectors.joining());
    return first + "\n" + source.quote(at) + rest + nearNames(source, d, at);
  }

  /** {@return the names of ours that an unknown one is near to, as a line of its own} */
  private static String nearNames(Source source, Diagnostic<?> d, int at) {
    var typed = source.identifier(at);
    boolean isClassName = !typed.isEmpty() && Character.isUpperCase(typed.charAt(0));
    if (!isClassName || !d.getCode().startsWith("compiler.err.cant.resolve")) {
      return "";
    }
    var near = NearNames.near(typed, Rooms.classes().keySet());
    return near.isEmpty() || near.contains(typed)
        ? ""
        : "\n  did you mean " + String.join(" or ", near) + "?";
  }
}
