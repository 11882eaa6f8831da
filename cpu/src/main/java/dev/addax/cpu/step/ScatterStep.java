package dev.addax.cpu.step;

import dev.addax.cpu.kernel.BinaryLoop;
import dev.addax.cpu.kernel.Raw;
import dev.addax.cpu.kernel.Rows;
import dev.addax.cpu.parallel.Task;
import dev.addax.cpu.parallel.Workers;
import dev.addax.tensor.type.DType;
import org.jspecify.annotations.Nullable;

/**
 * Combines rows into the rows of an operand. Each thread owns a range of target rows, so that
 * updates of one row stay in order.
 *
 * @param operand the slot of the operand; −1 for zeros
 * @param combine how an update meets what is there; null replaces it
 */
public record ScatterStep(
    @Nullable BinaryLoop combine,
    int operand,
    int indices,
    int updates,
    int y,
    DType indexType,
    int rows,
    int count,
    int width,
    int elementBytes)
    implements Step {
  private static final long BYTES_PER_PART = 200_000;

  @Override
  public Runnable bind(Frame frame) {
    var at = frame.at();
    long bytes = ((long) rows + count) * width * elementBytes;
    int parts = Math.clamp(bytes / BYTES_PER_PART, 1, Workers.count());
    Task task =
        (part, of) ->
            part(at, (int) ((long) rows * part / of), (int) ((long) rows * (part + 1) / of));
    return () -> Workers.run(task, parts);
  }

  private void part(long[] at, int from, int to) {
    long rowBytes = (long) width * elementBytes;
    long skip = from * rowBytes;
    if (operand < 0) {
      Raw.clear(at[y] + skip, (to - from) * rowBytes);
    } else {
      Raw.copy(at[operand] + skip, at[y] + skip, (to - from) * rowBytes);
    }
    Rows.scatter(
        combine,
        at[y],
        rows,
        from,
        to,
        at[indices],
        indexType,
        count,
        at[updates],
        width,
        elementBytes);
  }

  @Override
  public String toString() {
    return "scatter["
        + rows
        + ","
        + count
        + ","
        + width
        + "]("
        + operand
        + ", "
        + indices
        + ", "
        + updates
        + " -> "
        + y
        + ")";
  }
}
