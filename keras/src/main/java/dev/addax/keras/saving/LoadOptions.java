package dev.addax.keras.saving;

/**
 * How to load.
 *
 * @param compile whether a model is compiled as it was when it was saved, optimizer state included
 * @param lenient whether weights that do not fit, are missing or left over are only reported
 * @param byName whether layers are found by their names instead of their places, and layers that
 *     are on one side only are left alone; for transfer between models of different architecture
 */
public record LoadOptions(boolean compile, boolean lenient, boolean byName) {
  /** {@return the strict way: compile, and everything has to fit} */
  public static LoadOptions strict() {
    return new LoadOptions(true, false, false);
  }

  /** {@return this with or without compiling} */
  public LoadOptions compile(boolean on) {
    return new LoadOptions(on, lenient, byName);
  }

  /** {@return this, with what does not fit only reported} */
  public LoadOptions skipMismatch() {
    return new LoadOptions(compile, true, byName);
  }

  /** {@return this, with layers found by their names} */
  public LoadOptions byNames() {
    return new LoadOptions(compile, lenient, true);
  }
}
