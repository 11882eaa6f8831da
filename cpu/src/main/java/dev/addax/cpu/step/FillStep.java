package dev.addax.cpu.step;

import dev.addax.cpu.kernel.Raw;
import dev.addax.cpu.parallel.Task;
import dev.addax.cpu.parallel.Workers;

/** Writes the bytes of one element over and over. */
public record FillStep(int slot, long count, int bytes, long pattern) implements Step {
  private static final long BYTES_PER_PART = 500_000;

  @Override
  public Runnable bind(Frame frame) {
    var at = frame.at();
    int parts = Math.clamp(count * bytes / BYTES_PER_PART, 1, Workers.count());
    Task task = (part, of) -> fill(at[slot], count * part / of, count * (part + 1) / of);
    return () -> Workers.run(task, parts);
  }

  private void fill(long address, long from, long to) {
    if (pattern == 0) {
      Raw.clear(address + from * bytes, (to - from) * bytes);
      return;
    }
    for (long i = from; i < to; i++) {
      switch (bytes) {
        case 1 -> Raw.put(address + i, (byte) pattern);
        case 2 -> Raw.put(address + 2 * i, (short) pattern);
        case 4 -> Raw.put(address + 4 * i, (int) pattern);
        default -> Raw.put(address + 8 * i, pattern);
      }
    }
  }

  @Override
  public String toString() {
    return "fill[" + count + "](-> " + slot + ")";
  }
}
