package dev.addax.cli.program;

import java.util.Arrays;

/**
 * The program threw; {@link #getCause} is what, its trace cut where the launcher's own frames
 * begin.
 */
public final class ProgramFailure extends RuntimeException {
  ProgramFailure(Throwable thrown) {
    super(thrown);
    for (var t = thrown; t != null; t = t.getCause()) {
      t.setStackTrace(ownFrames(t.getStackTrace()));
    }
  }

  private static StackTraceElement[] ownFrames(StackTraceElement[] trace) {
    var launcher = EntryPoint.class.getName();
    int end = 0;
    while (end < trace.length && !trace[end].getClassName().equals(launcher)) {
      end++;
    }
    while (end > 0 && reflective(trace[end - 1])) {
      end--;
    }
    return Arrays.copyOf(trace, end);
  }

  private static boolean reflective(StackTraceElement frame) {
    return frame.getClassName().startsWith("java.lang.reflect.")
        || frame.getClassName().startsWith("jdk.internal.reflect.")
        || frame.getClassName().startsWith("java.lang.invoke.");
  }
}
