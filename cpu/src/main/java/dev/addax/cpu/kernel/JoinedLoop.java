package dev.addax.cpu.kernel;

/**
 * A function too long for one loop: {@code y = join(x, last(… first(x)))}, chunk by chunk. Beyond a
 * certain length the compiler stops inlining, and what it does not inline makes an object of each
 * vector.
 */
final class JoinedLoop implements UnaryLoop {
  private static final int CHUNK = 512;

  /** The bytes of scratch memory that one joined loop uses. */
  static final int SCRATCH = 4 * CHUNK;

  private final int offset;
  private final BinaryLoop join;
  private final UnaryLoop[] steps;

  /**
   * Joins with scratch memory at {@code offset}; a joined loop that is a step of another needs
   * another offset.
   */
  JoinedLoop(int offset, BinaryLoop join, UnaryLoop... steps) {
    this.offset = offset;
    this.join = join;
    this.steps = steps;
  }

  @Override
  public void run(long x, long y, int n) {
    long scratch = Scratch.address() + offset;
    for (int i = 0; i < n; i += CHUNK) {
      int count = Math.min(CHUNK, n - i);
      steps[0].run(x + 4L * i, scratch, count);
      for (int s = 1; s < steps.length; s++) {
        steps[s].run(scratch, scratch, count);
      }
      join.run(x + 4L * i, scratch, y + 4L * i, count);
    }
  }
}
