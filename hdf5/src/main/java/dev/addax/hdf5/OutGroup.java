package dev.addax.hdf5;

import dev.addax.hdf5.type.Datatype;
import java.lang.foreign.MemorySegment;
import java.util.function.Supplier;

/**
 * A group to be written.
 *
 * <p>Names are single: a slash in a name is an error. All methods but {@link #group} refuse a name
 * that is there already.
 */
public final class OutGroup {
  /** {@return the group of that name in this group, made when it is not there} */
  public OutGroup group(String name) {
    throw new UnsupportedOperationException();
  }

  /**
   * Adds a dataset of numbers, booleans, opaque bytes or fixed-length strings.
   *
   * @param shape the size of each axis; none for a scalar
   * @param data gives the elements, row-major and little-endian, when they are written
   * @return its attributes
   */
  public OutAttributes dataset(
      String name, Datatype type, long[] shape, Supplier<MemorySegment> data) {
    throw new UnsupportedOperationException();
  }

  /** Adds a dataset of variable-length strings; a scalar when the shape has no axes. */
  public OutAttributes dataset(String name, long[] shape, String... texts) {
    throw new UnsupportedOperationException();
  }

  /** {@return the attributes of this group} */
  public OutAttributes attributes() {
    throw new UnsupportedOperationException();
  }
}
