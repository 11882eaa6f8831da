package dev.addax.cpu.step;

import dev.addax.cpu.kernel.Reduction;
import dev.addax.cpu.parallel.Task;
import dev.addax.cpu.parallel.Workers;

/** A reduction over the middle of three dimensions. */
public record ReduceStep(
    Reduction reduction, int x, int y, int bytes, int resultBytes, int outer, int count, int inner)
    implements Step {
  private static final long ELEMENTS_PER_PART = 50_000;
  private static final int COLUMNS = 64;

  @Override
  public Runnable bind(Frame frame) {
    var at = frame.at();
    long wanted = Math.clamp((long) outer * count * inner / ELEMENTS_PER_PART, 1, Workers.count());
    if (wanted <= 1) {
      return () -> reduction.run(at[x], at[y], outer, count, inner, 0, inner);
    }
    if (outer >= wanted) {
      Task task =
          (part, parts) ->
              outer(
                  at,
                  (int) ((long) outer * part / parts),
                  (int) ((long) outer * (part + 1) / parts));
      return () -> Workers.run(task, (int) wanted);
    }
    int blocks = (inner + COLUMNS - 1) / COLUMNS;
    int parts = (int) Math.min(wanted, blocks);
    Task task =
        (part, of) ->
            columns(
                at,
                blocks * part / of * COLUMNS,
                Math.min(inner, blocks * (part + 1) / of * COLUMNS));
    return () -> Workers.run(task, parts);
  }

  private void outer(long[] at, int from, int to) {
    long skip = (long) from * inner;
    reduction.run(
        at[x] + skip * count * bytes,
        at[y] + skip * resultBytes,
        to - from,
        count,
        inner,
        0,
        inner);
  }

  private void columns(long[] at, int from, int to) {
    reduction.run(at[x], at[y], outer, count, inner, from, to);
  }

  @Override
  public String toString() {
    return "reduce[" + outer + "," + count + "," + inner + "](" + x + " -> " + y + ")";
  }
}
