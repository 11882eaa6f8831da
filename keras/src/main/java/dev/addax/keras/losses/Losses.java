package dev.addax.keras.losses;

import dev.addax.keras.config.Registry;
import dev.addax.keras.config.Serialization;
import dev.addax.tensor.type.Shape;
import java.util.Locale;
import java.util.Set;

/** Losses by name. Keras: {@code keras.losses.get} and what {@code compile} adds to it. */
public final class Losses {
  private static final Set<String> CROSSENTROPY = Set.of("crossentropy", "ce");

  private Losses() {}

  /**
   * {@return a new loss: a class name ({@code "MeanSquaredError"}), its snake case or a short name
   * ({@code "mse"})}
   *
   * @throws dev.addax.keras.config.ConfigException with the near names, if there is none
   */
  public static Loss get(String identifier) {
    return Serialization.deserialize(Loss.class, identifier);
  }

  /**
   * {@return a new loss for targets and predictions of these shapes} Besides what {@link
   * #get(String)} knows, {@code "crossentropy"} and {@code "ce"} choose the binary, sparse or
   * categorical cross-entropy of probabilities.
   */
  public static Loss get(String identifier, Shape yTrue, Shape yPred) {
    if (!isCrossentropy(identifier)) {
      return get(identifier);
    }
    return switch (TargetKind.of(yTrue, yPred)) {
      case BINARY -> new BinaryCrossentropy().name(identifier);
      case SPARSE -> new SparseCategoricalCrossentropy().name(identifier);
      case CATEGORICAL -> new CategoricalCrossentropy().name(identifier);
    };
  }

  /**
   * Checks that a name stands for a loss, and makes none.
   *
   * @throws dev.addax.keras.config.ConfigException with the near names, if it does not
   */
  public static void requireKnown(String identifier) {
    if (!isCrossentropy(identifier)) {
      Registry.global().named(Loss.class, identifier);
    }
  }

  private static boolean isCrossentropy(String identifier) {
    return CROSSENTROPY.contains(identifier.toLowerCase(Locale.ROOT));
  }
}
