package dev.addax.hdf5;

import dev.addax.hdf5.type.Datatype;

/** A small named value of a group or dataset. */
public final class Attribute {
  /** {@return its name} */
  public String name() {
    throw new UnsupportedOperationException();
  }

  /** {@return the type of its elements} */
  public Datatype datatype() {
    throw new UnsupportedOperationException();
  }

  /** {@return the size of each axis; none for a scalar} */
  public long[] shape() {
    throw new UnsupportedOperationException();
  }

  /** {@return whether it has a type but no value: h5py's {@code Empty}} */
  public boolean isEmpty() {
    throw new UnsupportedOperationException();
  }

  /** {@return the text, where there is exactly one string} */
  public String string() {
    throw new UnsupportedOperationException();
  }

  /** {@return the texts, row-major} */
  public String[] strings() {
    throw new UnsupportedOperationException();
  }

  /** {@return the elements, whole numbers or booleans, row-major} */
  public long[] longs() {
    throw new UnsupportedOperationException();
  }

  /** {@return the elements, numbers of any type converted, row-major} */
  public double[] doubles() {
    throw new UnsupportedOperationException();
  }

  /**
   * {@return the elements as bytes, row-major and little-endian; not for variable-length strings}
   */
  public byte[] bytes() {
    throw new UnsupportedOperationException();
  }

  /**
   * {@return the value as Java has it: {@code String}, {@code Long}, {@code Double} or {@code
   * Boolean} for a scalar, {@code String[]}, {@code long[]}, {@code double[]} or {@code boolean[]}
   * for an array of any rank, {@code byte[]} for opaque bytes, an empty {@code Optional} for
   * {@linkplain #isEmpty nothing}}
   */
  public Object value() {
    throw new UnsupportedOperationException();
  }
}
