package dev.addax.cpu.step;

import dev.addax.cpu.kernel.Pooling;
import dev.addax.cpu.parallel.Task;
import dev.addax.cpu.parallel.Workers;

/**
 * Pooling, or one of its gradients.
 *
 * @param other the slot of the second operand, −1 for none
 * @param work elements read for one image
 */
public record PoolStep(String name, Pooling pooling, int x, int other, int y, int images, long work)
    implements Step {
  private static final long WORK_PER_PART = 30_000;

  @Override
  public Runnable bind(Frame frame) {
    var at = frame.at();
    int parts =
        Math.clamp(
            images * work / WORK_PER_PART, 1, Math.min(Workers.count(), Math.max(1, images)));
    Task task =
        (part, of) ->
            pooling.run(
                at[x],
                other < 0 ? 0 : at[other],
                at[y],
                (int) ((long) images * part / of),
                (int) ((long) images * (part + 1) / of));
    return () -> Workers.run(task, parts);
  }

  @Override
  public String toString() {
    return name + "[" + images + "](" + x + (other < 0 ? "" : ", " + other) + " -> " + y + ")";
  }
}
