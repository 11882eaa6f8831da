/** The command line: what ./addax does. */
module dev.addax.cli {
  requires static org.jspecify;
  requires dev.addax.keras;
  requires transitive info.picocli;
}
