package dev.addax.cli;

import dev.addax.cli.program.Program;
import java.util.List;

/**
 * {@code addax warm-up}: a bit of everything; the launcher records what it loads to start faster.
 */
public final class WarmUp implements Command {
  @Override
  public Usage usage() {
    return Usage.of("warm-up", "");
  }

  @Override
  public int run(Arguments arguments) {
    Program.compile("Hello.java", "void main() { IO.println(\"Ready\"); }").run(List.of());
    return 0;
  }
}
