package dev.addax.hdf5;

import dev.addax.hdf5.type.Datatype;
import java.lang.foreign.MemorySegment;

/**
 * Attributes to be written. A second attribute of one name replaces the first.
 *
 * <p>An attribute holds at most about 64 KB, a limit of the file format; more is an {@link
 * dev.addax.hdf5.source.Hdf5Exception} that names the attribute.
 */
public final class OutAttributes {
  /** Sets a text of variable length, as h5py stores {@code str}. */
  public OutAttributes set(String name, String text) {
    throw new UnsupportedOperationException();
  }

  /** Sets a list of texts of variable length. */
  public OutAttributes set(String name, String[] texts) {
    throw new UnsupportedOperationException();
  }

  /** Sets a text as bytes, as h5py stores {@code bytes} (NumPy's type S). */
  public OutAttributes setBytes(String name, String text) {
    throw new UnsupportedOperationException();
  }

  /** Sets a list of texts as bytes, all of the longest one's length, as Keras stores names. */
  public OutAttributes setBytes(String name, String[] texts) {
    throw new UnsupportedOperationException();
  }

  /** Sets an int64. */
  public OutAttributes set(String name, long value) {
    throw new UnsupportedOperationException();
  }

  /** Sets a list of int64. */
  public OutAttributes set(String name, long[] values) {
    throw new UnsupportedOperationException();
  }

  /** Sets a float64. */
  public OutAttributes set(String name, double value) {
    throw new UnsupportedOperationException();
  }

  /** Sets a list of float64. */
  public OutAttributes set(String name, double[] values) {
    throw new UnsupportedOperationException();
  }

  /** Sets a boolean. */
  public OutAttributes set(String name, boolean value) {
    throw new UnsupportedOperationException();
  }

  /** Sets elements of any type but variable-length strings, row-major and little-endian. */
  public OutAttributes set(String name, Datatype type, long[] shape, MemorySegment data) {
    throw new UnsupportedOperationException();
  }
}
