package dev.addax.hdf5;

import dev.addax.hdf5.type.Datatype;
import java.lang.foreign.MemorySegment;

/** A dataset: an array of elements of one type. */
public final class Dataset implements Node {
  /** {@return the type of the elements as stored} */
  public Datatype datatype() {
    throw new UnsupportedOperationException();
  }

  /** {@return the size of each axis; none for a scalar} */
  public long[] shape() {
    throw new UnsupportedOperationException();
  }

  /** {@return whether it has no elements and no shape: h5py's {@code Empty}} */
  public boolean isEmpty() {
    throw new UnsupportedOperationException();
  }

  /** {@return the number of elements; a number that the file cannot hold is refused} */
  public long size() {
    throw new UnsupportedOperationException();
  }

  /** {@return the bytes of all elements; a number that the file cannot hold is refused} */
  public long byteSize() {
    throw new UnsupportedOperationException();
  }

  /**
   * Reads all elements, row-major and little-endian, into a segment of exactly {@link #byteSize}
   * bytes. Not for variable-length strings: see {@link #strings}.
   */
  public void read(MemorySegment into) {
    throw new UnsupportedOperationException();
  }

  /** {@return all elements, numbers of any type converted} */
  public float[] floats() {
    throw new UnsupportedOperationException();
  }

  /** {@return all elements, numbers of any type converted} */
  public double[] doubles() {
    throw new UnsupportedOperationException();
  }

  /** {@return all elements, whole numbers or booleans} */
  public long[] longs() {
    throw new UnsupportedOperationException();
  }

  /** {@return all elements, strings of either kind} */
  public String[] strings() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String path() {
    throw new UnsupportedOperationException();
  }

  @Override
  public long id() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Attributes attributes() {
    throw new UnsupportedOperationException();
  }
}
