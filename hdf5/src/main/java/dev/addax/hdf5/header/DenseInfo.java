package dev.addax.hdf5.header;

import dev.addax.hdf5.bytes.Block;

/**
 * Where a header keeps the links or attributes that it has no room for.
 *
 * @param heap the address of the fractal heap with their messages; undefined when there is none
 * @param names the address of the B-tree that finds them by name
 * @param ordered whether their creation order counts
 */
public record DenseInfo(long heap, long names, boolean ordered) {
  static DenseInfo ofLinks(Block message) {
    return read(message, 8);
  }

  static DenseInfo ofAttributes(Block message) {
    return read(message, 2);
  }

  private static DenseInfo read(Block message, int orderSize) {
    message.version(0, 0);
    int flags = message.u8();
    if ((flags & 1) != 0) message.skip(orderSize);
    return new DenseInfo(message.offset(), message.offset(), (flags & 1) != 0);
  }

  /** {@return whether anything is kept there} */
  public boolean isPresent() {
    return heap != Block.UNDEFINED && names != Block.UNDEFINED;
  }
}
