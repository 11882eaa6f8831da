import dev.addax.cli.Command;
import dev.addax.conformance.Conformance;
import dev.addax.conformance.Corpus;
import dev.addax.conformance.interop.Interop;

/** Runs cases recorded from real Keras and counts which of them pass. */
module dev.addax.conformance {
  requires static transitive org.jspecify;
  requires transitive dev.addax.cli;
  requires transitive dev.addax.keras;

  exports dev.addax.conformance;
  exports dev.addax.conformance.interop;
  exports dev.addax.conformance.recorded;

  provides Command with
      Conformance,
      Corpus,
      Interop;
}
