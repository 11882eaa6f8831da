package dev.addax.cli;

import dev.addax.cli.program.Program;
import java.nio.file.Files;

/** {@code addax run FILE.java}: compiles and runs a one-file program. */
public final class Run implements Command {
  @Override
  public Usage usage() {
    return Usage.of("run", "Compile and run a one-file Java program.")
        .parameter("FILE.java", "The program; public names of Addax need no import.")
        .program("ARG", "What its main gets.");
  }

  @Override
  public int run(Arguments arguments) {
    var file = arguments.path("FILE.java");
    if (!Files.isRegularFile(file)) {
      throw CommandException.usage("No such file: " + file);
    }
    Program.compile(file).run(arguments.all("ARG"));
    return 0;
  }
}
