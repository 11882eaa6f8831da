package dev.addax.cli.program;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * The class files of one source.
 *
 * @param main the binary name of the first class of the file
 * @param classes bytes by binary name
 */
record Compilation(String main, Map<String, byte[]> classes) {
  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  static Compilation of(Source source) {
    var plain = new DiagnosticCollector<JavaFileObject>();
    try (var files = new MemoryFiles(JAVAC.getStandardFileManager(plain, null, null))) {
      var task = task(files, source, plain);
      var unit = parse(task, source, plain);
      return compile(
          files, source.with(Imports.text(unit), importsAt(task, unit)), mainClass(unit));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Compilation compile(MemoryFiles files, Source source, String main) {
    var said = new DiagnosticCollector<JavaFileObject>();
    task(files, source, said).call();
    Messages.report(source, said.getDiagnostics());
    return new Compilation(main, files.classes());
  }

  /** {@return the first class of the program, initialized by its first use} */
  Class<?> load() {
    var loader = new MemoryLoader(classes, Compilation.class.getClassLoader());
    try {
      return Class.forName(main, false, loader);
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static JavacTask task(
      MemoryFiles files, Source source, DiagnosticCollector<JavaFileObject> said) {
    return (JavacTask)
        JAVAC.getTask(null, files, said, Imports.options(), null, List.of(source.file()));
  }

  private static CompilationUnitTree parse(
      JavacTask task, Source source, DiagnosticCollector<JavaFileObject> said) throws IOException {
    var unit = task.parse().iterator().next();
    Messages.report(source, said.getDiagnostics());
    return unit;
  }

  /** Imports go first, but a package declaration goes before them. */
  private static int importsAt(JavacTask task, CompilationUnitTree unit) {
    return unit.getPackage() == null
        ? 0
        : (int) Trees.instance(task).getSourcePositions().getEndPosition(unit, unit.getPackage());
  }

  private static String mainClass(CompilationUnitTree unit) {
    for (var type : unit.getTypeDecls()) {
      if (type instanceof ClassTree c) {
        var name = c.getSimpleName().toString();
        return unit.getPackage() == null ? name : unit.getPackage().getPackageName() + "." + name;
      }
    }
    throw new ProgramException(
        "The file declares no class and no main method; write: void main() { … }");
  }
}
