package dev.addax.keras.saving;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that cannot be read, written or used: the message says which file, where in it, what is
 * wrong and what to do.
 */
public final class SavingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable LoadReport report;

  /** Creates an exception with a message for the user. */
  public SavingException(String message) {
    this(message, null, null);
  }

  /** Creates an exception with a message for the user and the failure behind it. */
  public SavingException(String message, @Nullable Throwable cause) {
    this(message, cause, null);
  }

  private SavingException(String message, @Nullable Throwable cause, @Nullable LoadReport report) {
    super(message, cause);
    this.report = report;
  }

  /** {@return an exception for a file whose content does not fit the model} */
  static SavingException of(String message, LoadReport report) {
    return new SavingException(message, null, report);
  }

  /** {@return what fits and what does not, if that is the reason} */
  public Optional<LoadReport> report() {
    return Optional.ofNullable(report);
  }
}
