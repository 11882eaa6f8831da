package dev.addax.cpu.step;

import dev.addax.cpu.kernel.Rows;
import dev.addax.cpu.parallel.Task;
import dev.addax.cpu.parallel.Workers;
import dev.addax.tensor.type.DType;

/**
 * Picks rows: {@code y[b, o, i] = x[b, o, indices[b, i]]}.
 *
 * @param axis the axis of the rows, for messages
 * @param rows how many rows there are to pick from
 * @param count how many are picked
 */
public record GatherStep(
    int x,
    int indices,
    int y,
    DType indexType,
    int axis,
    int batches,
    int outer,
    int rows,
    int count,
    long rowBytes)
    implements Step {
  private static final long BYTES_PER_PART = 200_000;

  @Override
  public Runnable bind(Frame frame) {
    var at = frame.at();
    int parts = Math.clamp(batches * outer * count * rowBytes / BYTES_PER_PART, 1, Workers.count());
    Task task =
        (part, of) ->
            part(at, (int) ((long) count * part / of), (int) ((long) count * (part + 1) / of));
    return () -> Workers.run(task, parts);
  }

  private void part(long[] at, int from, int to) {
    for (int b = 0; b < batches; b++) {
      long mine = at[indices] + (long) b * count * indexType.bytes();
      for (int o = b * outer; o < (b + 1) * outer; o++) {
        Rows.gather(
            at[x] + o * rows * rowBytes,
            axis,
            rows,
            mine,
            indexType,
            from,
            to,
            at[y] + o * count * rowBytes,
            rowBytes);
      }
    }
  }

  @Override
  public String toString() {
    return "gather[" + batches + "," + outer + "," + count + "](" + x + ", " + indices + " -> " + y
        + ")";
  }
}
