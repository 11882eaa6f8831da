package dev.addax.cpu.step;

/** One kernel of a program, with the slots it reads and writes. */
public interface Step {
  /** {@return the step at work in {@code frame}; running it allocates nothing} */
  Runnable bind(Frame frame);

  /** {@return how much memory it needs only while it runs, in bytes} */
  default long scratchBytes() {
    return 0;
  }
}
