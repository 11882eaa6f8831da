package dev.addax.compiler;

/** A piece of memory that tensors lie in, and the steps between which it is needed. */
final class Storage {
  /** The time after all steps, when results are copied out. */
  static final int END = Integer.MAX_VALUE;

  final long bytes;
  View.Base base;
  int index;
  long offset;
  int first;
  int last;

  private Storage(View.Base base, int index, long bytes, int first) {
    this.base = base;
    this.index = index;
    this.bytes = bytes;
    this.first = first;
    this.last = first;
  }

  /** {@return memory of the slab, made at step {@code first}} */
  static Storage slab(long bytes, int first) {
    return new Storage(View.Base.SLAB, 0, bytes, first);
  }

  /** {@return memory that is there before the first step} */
  static Storage given(View.Base base, int index, long bytes) {
    return new Storage(base, index, bytes, -1);
  }

  void readAt(int step) {
    last = Math.max(last, step);
  }

  /** Becomes the buffer of a result. */
  void moveTo(int output) {
    base = View.Base.OUTPUT;
    index = output;
  }

  boolean isSlab() {
    return base == View.Base.SLAB;
  }
}
