import dev.addax.cli.Command;
import dev.addax.cli.Convert;
import dev.addax.cli.Inspect;
import dev.addax.cli.Predict;
import dev.addax.cli.Run;
import dev.addax.cli.Version;
import dev.addax.cli.WarmUp;

/** The command line: what ./addax does. */
module dev.addax.cli {
  requires static org.jspecify;
  requires dev.addax.keras;
  requires java.compiler;
  requires jdk.compiler;

  exports dev.addax.cli;
  exports dev.addax.cli.program;

  uses Command;

  provides Command with
      Convert,
      Inspect,
      Predict,
      Run,
      Version,
      WarmUp;
}
