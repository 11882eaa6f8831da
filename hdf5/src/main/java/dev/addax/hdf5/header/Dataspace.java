package dev.addax.hdf5.header;

import dev.addax.hdf5.bytes.Block;

/**
 * A shape.
 *
 * @param isNull whether there are no elements at all, and no axes
 * @param shape the size of each axis
 * @param largest the size that each axis may grow to; -1 where there is no limit
 */
public record Dataspace(boolean isNull, long[] shape, long[] largest) {
  private static final int LARGEST_RANK = 32;

  static Dataspace read(Block message) {
    int version = message.version(1, 2);
    int rank = message.u8();
    if (rank > LARGEST_RANK) throw message.failure("a shape of " + rank + " axes");
    int flags = message.u8();
    int type = message.u8();
    if (version == 1) message.skip(4);
    var shape = new long[rank];
    for (int i = 0; i < rank; i++) shape[i] = message.length();
    var largest = shape.clone();
    if ((flags & 1) != 0) {
      for (int i = 0; i < rank; i++)
        largest[i] = Math.max(-1, message.unsigned(message.file().lengthSize()));
    }
    return new Dataspace(version == 2 && type == 2, shape, largest);
  }

  /** {@return the number of elements; the largest long when they are more} */
  public long size() {
    return isNull ? 0 : product(shape);
  }

  /** {@return the product of sizes; the largest long when it is more} */
  public static long product(long... sizes) {
    long product = 1;
    for (long size : sizes) if (size == 0) return 0;
    for (long size : sizes) {
      if (Math.multiplyHigh(product, size) != 0 || product * size < 0) return Long.MAX_VALUE;
      product *= size;
    }
    return product;
  }
}
