package dev.addax.cpu.step;

import dev.addax.cpu.kernel.Raw;

/** Writes the bytes of one element over and over. */
public record FillStep(int slot, long count, int bytes, long pattern) implements Step {
  @Override
  public Runnable bind(Frame frame) {
    var at = frame.at();
    return pattern == 0 ? () -> Raw.clear(at[slot], count * bytes) : () -> fill(at[slot]);
  }

  private void fill(long address) {
    for (long i = 0; i < count; i++) {
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
