package dev.addax.keras.optimizers;

import dev.addax.keras.config.Serialization;

/** Optimizers by name. Keras: {@code keras.optimizers.get}. */
public final class Optimizers {
  private Optimizers() {}

  /**
   * {@return a new optimizer: a class name in any case, such as {@code "adam"} or {@code
   * "RMSprop"}}
   *
   * @throws dev.addax.keras.config.ConfigException with the near names, if there is none
   */
  public static Optimizer get(String identifier) {
    return Serialization.deserialize(Optimizer.class, identifier);
  }
}
