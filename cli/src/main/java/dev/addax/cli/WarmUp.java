package dev.addax.cli;

import dev.addax.cli.program.Program;
import java.util.List;
import picocli.CommandLine;

/**
 * {@code addax warm-up}: a bit of everything; the launcher records what it loads to start faster.
 */
@CommandLine.Command(name = "warm-up", hidden = true)
public final class WarmUp implements Command {
  @Override
  public String name() {
    return "warm-up";
  }

  @Override
  public Integer call() {
    Program.compile("Hello.java", "void main() { IO.println(\"Ready\"); }").run(List.of());
    return 0;
  }
}
