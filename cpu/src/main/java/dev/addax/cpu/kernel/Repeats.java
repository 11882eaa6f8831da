package dev.addax.cpu.kernel;

/** One element, written over and over. */
public final class Repeats {
  private static final int SHORT = 16;

  private Repeats() {}

  /** Writes {@code value} to {@code count} neighbours. */
  public static void ints(int value, long y, long count) {
    long i = 0;
    if (count >= SHORT && Loops.useVectors()) {
      i = RepeatVectors.ints(value, y, count);
    }
    for (; i < count; i++) {
      Raw.put(y + 4 * i, value);
    }
  }
}
