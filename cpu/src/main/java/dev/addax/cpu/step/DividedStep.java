package dev.addax.cpu.step;

import java.util.List;
import java.util.Optional;

/**
 * A step that can be done in equal pieces, one after the other or by several threads. What the
 * pieces of several steps touch says whether a thread may go on to the next step with its own piece
 * while others are still at theirs: {@link Access#areIndependent}.
 */
public interface DividedStep extends Step {
  /** {@return what each of {@code count} pieces touches; empty if there are no such pieces} */
  Optional<List<Access>> pieces(int count);

  /**
   * {@return the pieces at work in {@code frame}, for one thread; running them allocates nothing}
   */
  Piece bind(Frame frame, int count);

  /** The pieces of a step. */
  @FunctionalInterface
  interface Piece {
    /** Does piece number {@code index}. */
    void run(int index);
  }
}
