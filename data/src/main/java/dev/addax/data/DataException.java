package dev.addax.data;

/** Data that cannot be used: says what is wrong, where, what was found and what to do. */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception with a message for the user. */
  public DataException(String message) {
    super(message);
  }

  /** Creates an exception with a message for the user and the failure behind it. */
  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
