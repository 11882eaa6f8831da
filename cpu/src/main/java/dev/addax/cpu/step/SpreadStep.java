package dev.addax.cpu.step;

import dev.addax.cpu.kernel.Raw;

/** Fills a slot with the one element that lies in another. */
public record SpreadStep(int from, int to, long count, int bytes) implements Step {
  @Override
  public Runnable bind(Frame frame) {
    var at = frame.at();
    return () -> fill(at[from], at[to]);
  }

  private void fill(long source, long target) {
    for (long i = 0; i < count; i++) {
      switch (bytes) {
        case 1 -> Raw.put(target + i, Raw.getByte(source));
        case 2 -> Raw.put(target + 2 * i, Raw.getShort(source));
        case 4 -> Raw.put(target + 4 * i, Raw.getInt(source));
        default -> Raw.put(target + 8 * i, Raw.getLong(source));
      }
    }
  }

  @Override
  public String toString() {
    return "spread[" + count + "](" + from + " -> " + to + ")";
  }
}
