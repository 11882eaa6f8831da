package dev.addax.cli.program;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;

/** A compiled one-file program, ready to run in this process. */
public final class Program {
  private final Class<?> main;

  Program(Class<?> main) {
    this.main = main;
  }

  /**
   * Compiles a file.
   *
   * @throws ProgramException with what the compiler says, file and line first
   */
  public static Program compile(Path file) {
    return new Program(Compilation.of(Source.read(file)).load());
  }

  /** Compiles a program given as text, such as a resource; {@code name} is what errors call it. */
  public static Program compile(String name, String text) {
    return new Program(Compilation.of(new Source(name, text)).load());
  }

  /**
   * Runs {@code main} in the calling thread, with the program's class loader as context loader.
   *
   * @throws ProgramFailure if the program throws
   */
  public void run(List<String> arguments) {
    var entry = EntryPoint.of(main);
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    thread.setContextClassLoader(main.getClassLoader());
    try {
      entry.invoke(arguments.toArray(String[]::new));
    } catch (InvocationTargetException thrown) {
      throw new ProgramFailure(thrown.getCause());
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
