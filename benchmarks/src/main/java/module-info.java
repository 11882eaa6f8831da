/** Measures how fast Addax is. */
module dev.addax.benchmarks {
  requires static org.jspecify;
  requires dev.addax.keras;
  requires dev.addax.cli;

  provides dev.addax.cli.Command with
      dev.addax.benchmarks.Bench;
}
