import dev.addax.cli.Command;
import dev.addax.examples.Example;

/** Programs to read, run and start from. */
module dev.addax.examples {
  requires static org.jspecify;
  requires dev.addax.cli;
  requires dev.addax.keras;

  provides Command with
      Example;
}
