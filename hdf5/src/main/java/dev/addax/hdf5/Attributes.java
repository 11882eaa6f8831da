package dev.addax.hdf5;

import java.util.Set;

/** The attributes of a group or dataset. */
public final class Attributes {
  /** {@return the names, in the order in which h5py iterates over them} */
  public Set<String> names() {
    throw new UnsupportedOperationException();
  }

  /** {@return whether there is an attribute of that name} */
  public boolean has(String name) {
    throw new UnsupportedOperationException();
  }

  /**
   * {@return the attribute of that name}
   *
   * @throws dev.addax.hdf5.source.Hdf5Exception when there is none
   */
  public Attribute get(String name) {
    throw new UnsupportedOperationException();
  }

  /** {@return the text of an attribute with one string} */
  public String string(String name) {
    return get(name).string();
  }

  /** {@return the texts of an attribute, row-major} */
  public String[] strings(String name) {
    return get(name).strings();
  }

  /** {@return the elements of an attribute of whole numbers or booleans, row-major} */
  public long[] longs(String name) {
    return get(name).longs();
  }

  /** {@return the elements of an attribute of numbers, row-major} */
  public double[] doubles(String name) {
    return get(name).doubles();
  }

  /** {@return the value of an attribute: see {@link Attribute#value}} */
  public Object value(String name) {
    return get(name).value();
  }
}
