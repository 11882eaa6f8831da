package dev.addax.cli;

/** {@code addax version}: the versions that a bug report needs. */
public final class Version implements Command {
  @Override
  public Usage usage() {
    return Usage.of("version", "Print the versions of Addax, Java and the operating system.");
  }

  @Override
  public int run(Arguments arguments) {
    var version = Version.class.getPackage().getImplementationVersion();
    System.out.println("Addax " + (version == null ? "(from classes)" : version));
    System.out.println("Java " + Runtime.version() + " (" + property("java.vendor") + ")");
    System.out.println(property("os.name") + " " + property("os.arch"));
    return 0;
  }

  private static String property(String name) {
    return System.getProperty(name);
  }
}
