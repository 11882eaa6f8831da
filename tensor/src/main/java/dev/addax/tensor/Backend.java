package dev.addax.tensor;

/** Something that can compute graphs; found by {@link java.util.ServiceLoader}. */
public interface Backend {
  /** {@return a short name, as in {@code -Daddax.backend=NAME}} */
  String name();

  /** {@return its rank among the available backends: the highest is taken} */
  int priority();

  /**
   * {@return why it can or cannot run here, for the log; empty text after "no: " is not allowed}
   */
  Availability availability();

  /**
   * Prepares a graph whose types are all known.
   *
   * @param replaces for each output the index of the input whose memory callers may pass as the
   *     output's memory too (an updated variable), or −1
   */
  Executable compile(Graph graph, int[] replaces);

  /** Whether a backend can run, and why. */
  record Availability(boolean available, String reason) {}
}
