package dev.addax.tensor;

/** Where the value of a variable came from. */
public sealed interface Provenance {
  /** Drawn or filled by an initializer. */
  record Initialized(String initializer) implements Provenance {
    @Override
    public String toString() {
      return "initialized by " + initializer;
    }
  }

  /** Read from a file. */
  record Loaded(String file, String pathInFile) implements Provenance {
    @Override
    public String toString() {
      return "loaded from " + file + " at " + pathInFile;
    }
  }

  /** Set by the program. */
  record Assigned() implements Provenance {
    @Override
    public String toString() {
      return "assigned";
    }
  }
}
