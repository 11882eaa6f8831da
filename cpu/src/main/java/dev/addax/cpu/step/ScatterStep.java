package dev.addax.cpu.step;

import dev.addax.cpu.kernel.BinaryLoop;
import dev.addax.cpu.kernel.Raw;
import dev.addax.cpu.kernel.Rows;
import dev.addax.cpu.parallel.Task;
import dev.addax.cpu.parallel.Workers;
import dev.addax.cpu.tile.ScatteredTiles;
import dev.addax.tensor.type.DType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Combines rows into the rows of an operand, for each of some batches: {@code y[b, indices[b, i]] =
 * combine(…, updates[b, i])}. Each thread owns a range of batches, or of target rows where there is
 * one batch, so that updates of one row stay in order.
 *
 * @param combine how an update meets what is there; null replaces it
 * @param axis the axis of the rows, for messages
 * @param rows how many rows the operand has
 * @param count how many updates there are
 */
public record ScatterStep(
    @Nullable BinaryLoop combine,
    int operand,
    int indices,
    int updates,
    int y,
    DType indexType,
    int axis,
    int batches,
    int rows,
    int count,
    int width,
    int elementBytes)
    implements Step {
  private static final long BYTES_PER_PART = 200_000;

  @Override
  public Runnable bind(Frame frame) {
    var at = frame.at();
    long bytes = ((long) rows + count) * batches * width * elementBytes;
    int parts = Math.clamp(bytes / BYTES_PER_PART, 1, Workers.count());
    Task task =
        batches == 1 ? (part, of) -> ofRows(at, part, of) : (part, of) -> ofBatches(at, part, of);
    return () -> Workers.run(task, parts);
  }

  private void ofRows(long[] at, int part, int parts) {
    batch(at, 0, (int) ((long) rows * part / parts), (int) ((long) rows * (part + 1) / parts));
  }

  private void ofBatches(long[] at, int part, int parts) {
    int last = (int) ((long) batches * (part + 1) / parts);
    for (int b = (int) ((long) batches * part / parts); b < last; b++) {
      batch(at, b, 0, rows);
    }
  }

  private void batch(long[] at, int b, int from, int to) {
    long rowBytes = (long) width * elementBytes;
    long target = at[y] + b * rows * rowBytes;
    long source = at[operand] + b * rows * rowBytes;
    if (source != target) {
      Raw.copy(source + from * rowBytes, target + from * rowBytes, (to - from) * rowBytes);
    }
    Rows.scatter(
        combine,
        target,
        axis,
        rows,
        from,
        to,
        at[indices] + (long) b * count * indexType.bytes(),
        indexType,
        count,
        at[updates] + b * count * rowBytes,
        width,
        elementBytes);
  }

  /** {@return whether float32 rows are added to one operand} */
  boolean isAddition() {
    return combine != null && batches == 1 && axis == 0 && elementBytes == Float.BYTES;
  }

  /** {@return the rows that are added, one by one} */
  ScatteredTiles.Rows added(long[] at) {
    BinaryLoop add = Objects.requireNonNull(combine);
    return new ScatteredTiles.Rows() {
      @Override
      public int count() {
        return count;
      }

      @Override
      public int target(int i) {
        return Rows.position(at[indices], indexType, i, axis, rows);
      }

      @Override
      public void add(int i, long address) {
        add.run(address, at[updates] + 4L * i * width, address, width);
      }
    };
  }

  @Override
  public String toString() {
    return "scatter[%d,%d,%d,%d](%d, %d, %d -> %d)"
        .formatted(batches, rows, count, width, operand, indices, updates, y);
  }
}
