package dev.addax.keras.saving;

/**
 * Where Keras 2.12 to 2.15 kept the layers of a model: under another name for their list, and
 * counted twice each, since that list had every layer with weights under two keys.
 */
final class OlderPaths {
  private static final String LAYERS = "layers";
  private static final String OLDER = "_layer_checkpoint_dependencies";

  private final VarsGroups vars;

  OlderPaths(VarsGroups vars) {
    this.vars = vars;
  }

  /** {@return where the object is that Keras 3 would have at {@code path}} */
  String path(String path) {
    if (vars.hasBelow(path)) {
      return path;
    }
    var found = "";
    for (var part : path.split("/")) {
      found = found.isEmpty() ? first(part) : next(found, part);
    }
    return vars.hasBelow(found) ? found : path;
  }

  private String first(String part) {
    return part.equals(LAYERS) && !vars.hasBelow(LAYERS) ? OLDER : part;
  }

  private String next(String owner, String part) {
    if (part.equals(LAYERS) && !vars.hasBelow(owner + "/" + LAYERS)) {
      return owner + "/" + OLDER;
    }
    boolean older = owner.equals(OLDER) || owner.endsWith("/" + OLDER);
    return owner + "/" + (older ? counted(owner, part) : part);
  }

  /** {@code conv2d, conv2d_2, conv2d_4} for what is the first, second and third today. */
  private String counted(String owner, String part) {
    int underscore = part.lastIndexOf('_');
    var digits = part.substring(underscore + 1);
    if (underscore < 0 || !digits.matches("\\d{1,8}")) {
      return part;
    }
    var base = part.substring(0, underscore);
    boolean twice =
        !vars.hasBelow(owner + "/" + base + "_1") && vars.hasBelow(owner + "/" + base + "_2");
    return twice ? base + "_" + 2 * Integer.parseInt(digits) : part;
  }

  /** {@return names of HDF5 with slashes, where Windows had written the other ones} */
  static String withSlashes(String path) {
    return path.replace('\\', '/');
  }
}
