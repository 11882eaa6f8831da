package dev.addax.conformance.recorded;

/** Recorded cases that cannot be read. */
public final class ConformanceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception that says which file is wrong and how. */
  public ConformanceException(String message) {
    super(message);
  }

  /** Creates an exception that says which file is wrong and how. */
  public ConformanceException(String message, Throwable cause) {
    super(message, cause);
  }
}
