package dev.addax.cli;

import dev.addax.cli.program.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

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
    try {
      var folder = Files.createTempDirectory("addax-warm-up");
      var files = Stream.of("a.keras", "b.h5").map(folder::resolve).toList();
      Program.compile(PROGRAM, program()).run(files.stream().map(Path::toString).toList());
      var inspect = new Inspect();
      for (var file : files) {
        inspect.run(ArgumentParser.parse(inspect.usage(), List.of(file.toString())));
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
