package dev.addax.conformance.recorded;

/** How the cases of one kind are run. */
public interface Check {
  /** {@return the kind: the name of its {@code .jsonl} file} */
  String kind();

  /**
   * Runs a case and notes every difference.
   *
   * @throws Skip if the case needs a class or function that Addax does not have yet
   */
  void run(Case subject, Verdict verdict);
}
