package dev.addax.cli;

import picocli.CommandLine;

/** {@code addax version}: the versions that a bug report needs. */
@CommandLine.Command(
    name = "version",
    description = "Print the versions of Addax, Java and the operating system.")
public final class Version implements Command, CommandLine.IVersionProvider {
  @Override
  public String name() {
    return "version";
  }

  @Override
  public Integer call() {
    for (var line : getVersion()) {
      System.out.println(line);
    }
    return 0;
  }

  @Override
  public String[] getVersion() {
    var version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "Addax " + (version == null ? "(from classes)" : version),
      "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
      System.getProperty("os.name") + " " + System.getProperty("os.arch")
    };
  }
}
