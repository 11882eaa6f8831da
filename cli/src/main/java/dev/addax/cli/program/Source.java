package dev.addax.cli.program;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/**
 * A program's text, to which imports may have been added on one of its own lines.
 *
 * @param name what messages call the file
 * @param text what the user wrote
 * @param added text that the compiler sees in addition
 * @param at where it sees it
 */
record Source(String name, String text, String added, int at) {
  Source(String name, String text) {
    this(name, text, "", 0);
  }

  static Source read(Path file) {
    try {
      return new Source(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new ProgramException("Cannot read " + file + ": " + e.getMessage());
    }
  }

  /**
   * {@return this source with imports that stand on the line where {@code at} is, so lines keep
   * their numbers}
   */
  Source with(String imports, int at) {
    return new Source(name, text, imports, at);
  }

  /** {@return the offset in what the user wrote of an offset in what the compiler saw} */
  int original(long offset) {
    var seen = Math.toIntExact(offset);
    return seen <= at ? seen : Math.max(at, seen - added.length());
  }

  /** {@return the line of an offset of {@link #text}, counted from 1} */
  int line(int offset) {
    return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
  }

  /** {@return the identifier that begins at an offset of {@link #text}, or nothing} */
  String identifier(int offset) {
    int end = offset;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    return text.substring(offset, end);
  }

  /** {@return the line of an offset of {@link #text} and under it a mark at the offset} */
  String quote(int offset) {
    int start = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
    int end = text.indexOf('\n', offset);
    var line = text.substring(start, end < 0 ? text.length() : end).stripTrailing();
    return line + "\n" + " ".repeat(Math.max(0, offset - start)) + "^";
  }

  SimpleJavaFileObject file() {
    var simple = name.substring(name.replace('\\', '/').lastIndexOf('/') + 1);
    var seen = text.substring(0, at) + added + text.substring(at);
    return new SimpleJavaFileObject(
        URI.create("memory:///" + simple.replace(" ", "%20")), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return seen;
      }

      /** A program may have any public class in any file. */
      @Override
      public boolean isNameCompatible(String simpleName, Kind kind) {
        return true;
      }

      @Override
      public NestingKind getNestingKind() {
        return NestingKind.TOP_LEVEL;
      }

      @Override
      public Modifier getAccessLevel() {
        return Modifier.PUBLIC;
      }
    };
  }
}
