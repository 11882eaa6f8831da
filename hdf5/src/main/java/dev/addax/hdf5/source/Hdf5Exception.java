package dev.addax.hdf5.source;

/**
 * An HDF5 file that cannot be read or written: says what is wrong, where, what was found and what
 * to do.
 */
public final class Hdf5Exception extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception with a message for the user. */
  public Hdf5Exception(String message) {
    super(message);
  }

  /** Creates an exception with a message for the user and the failure behind it. */
  public Hdf5Exception(String message, Throwable cause) {
    super(message, cause);
  }
}
