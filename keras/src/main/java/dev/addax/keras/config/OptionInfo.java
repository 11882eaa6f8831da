package dev.addax.keras.config;

/**
 * What is known of an option without an object: for documentation, the command line and checks.
 *
 * @param name Keras' name
 * @param describe what its values are: "an integer"
 * @param required whether it has no default
 * @param nullable whether null is one of its values
 */
public record OptionInfo(String name, String describe, boolean required, boolean nullable) {
  static OptionInfo of(Option<?> option) {
    return of(option.name(), option.codec(), option.required());
  }

  static OptionInfo of(Field<?, ?> field) {
    return of(field.name(), field.codec(), field.required());
  }

  private static OptionInfo of(String name, Codec<?> codec, boolean required) {
    return new OptionInfo(name, codec.describe(), required, codec.acceptsNull());
  }

  @Override
  public String toString() {
    return name + ": " + describe + (required ? "" : " (optional)");
  }
}
