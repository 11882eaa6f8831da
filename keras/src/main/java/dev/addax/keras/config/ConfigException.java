package dev.addax.keras.config;

/** A configuration that cannot be used: says what is wrong, where, and what was received. */
public final class ConfigException extends IllegalArgumentException {
  private final String path;
  private final String problem;
  private final boolean unknown;

  /** Creates an exception whose place is not known yet; {@link #in} adds it on the way out. */
  public ConfigException(String problem) {
    this("", problem, false);
  }

  private ConfigException(String path, String problem, boolean unknown) {
    super(path.isEmpty() ? problem : path + ": " + problem);
    this.path = path;
    this.problem = problem;
    this.unknown = unknown;
  }

  /** {@return an exception for a name that is in no catalog} */
  static ConfigException unknown(String problem) {
    return new ConfigException("", problem, true);
  }

  /** {@return whether a class or function is named that is in no catalog} */
  public boolean isUnknown() {
    return unknown;
  }

  /** {@return the same problem, one step further out: {@code step} is an option, class or index} */
  public ConfigException in(String step) {
    return new ConfigException(path.isEmpty() ? step : step + "." + path, problem, unknown);
  }
}
