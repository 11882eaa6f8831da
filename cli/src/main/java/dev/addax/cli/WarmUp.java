package dev.addax.cli;

import dev.addax.cli.program.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * {@code addax warm-up}: a bit of everything; the launcher records what it loads, to start faster.
 */
public final class WarmUp implements Command {
  private static final String PROGRAM = "warmup.java";

  @Override
  public Usage usage() {
    return Usage.of("warm-up", "");
  }

  @Override
  public int run(Arguments arguments) {
    Program.compile(PROGRAM, program()).run(List.of());
    return 0;
  }

  private static String program() {
    try (var in = Objects.requireNonNull(WarmUp.class.getResourceAsStream(PROGRAM), PROGRAM)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
