package dev.addax.conformance.recorded;

/**
 * Thrown by a check whose case needs something that Addax does not have yet. Skipped is not passed.
 */
public final class Skip extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates a skip; the same reason is counted together. */
  public Skip(String reason) {
    super(reason, null, false, false);
  }
}
