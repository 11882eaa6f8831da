package dev.addax.cpu.step;

import dev.addax.cpu.kernel.RowFunction;
import dev.addax.cpu.parallel.Task;
import dev.addax.cpu.parallel.Workers;

/** A function of whole rows, such as softmax. */
public record RowStep(String name, RowFunction function, int x, int y, int bytes, int rows, int n)
    implements Step {
  private static final long ELEMENTS_PER_PART = 8_000;

  @Override
  public Runnable bind(Frame frame) {
    var at = frame.at();
    int parts =
        Math.clamp(
            (long) rows * n / ELEMENTS_PER_PART, 1, Math.min(Workers.count(), Math.max(1, rows)));
    if (parts <= 1) {
      return () -> function.run(at[x], at[y], rows, n);
    }
    Task task =
        (part, of) ->
            part(at, (int) ((long) rows * part / of), (int) ((long) rows * (part + 1) / of));
    return () -> Workers.run(task, parts);
  }

  private void part(long[] at, int from, int to) {
    long skip = (long) from * n * bytes;
    function.run(at[x] + skip, at[y] + skip, to - from, n);
  }

  @Override
  public String toString() {
    return name + "[" + rows + "," + n + "](" + x + " -> " + y + ")";
  }
}
