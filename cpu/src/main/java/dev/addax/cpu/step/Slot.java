package dev.addax.cpu.step;

/**
 * A place that steps read and write, named by where its address comes from.
 *
 * @param index which input, output or constant; 0 for the slab and extra memory
 * @param offset bytes behind the start of the base
 */
public record Slot(Base base, int index, long offset) {
  /** The kinds of memory. */
  public enum Base {
    SLAB,
    INPUT,
    OUTPUT,
    CONSTANT,
    /** Memory beyond the planned slab, for what lowering needs besides. */
    EXTRA
  }
}
