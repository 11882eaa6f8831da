package dev.addax.keras.config;

/**
 * What is known of an option without an object: for documentation, the command line and checks.
 *
 * @param name Keras' name
 * @param describe what its values are: "an integer"
 * @param required whether it has no default
 */
public record OptionInfo(String name, String describe, boolean required) {
  static OptionInfo of(Option<?> option) {
    return new OptionInfo(option.name(), option.codec().describe(), option.required());
  }

  static OptionInfo of(Field<?, ?> field) {
    return new OptionInfo(field.name(), field.codec().describe(), field.required());
  }

  @Override
  public String toString() {
    return name + ": " + describe + (required ? "" : " (optional)");
  }
}
