/** Runs cases recorded from real Keras and counts which of them pass. */
module dev.addax.conformance {
  requires static org.jspecify;
  requires dev.addax.keras;
  requires dev.addax.cli;
}
