package dev.addax.keras.metrics;

import dev.addax.keras.config.Registry;
import dev.addax.keras.config.Serialization;
import dev.addax.keras.losses.TargetKind;
import dev.addax.tensor.type.Shape;
import java.util.Locale;
import java.util.Set;

/** Metrics by name. Keras: {@code keras.metrics.get} and what {@code compile} adds to it. */
public final class Metrics {
  private static final Set<String> ACCURACY = Set.of("accuracy", "acc");

  private Metrics() {}

  /**
   * {@return a new metric: a class name ({@code "AUC"}), its snake case or a short name ({@code
   * "mse"})}
   *
   * @throws dev.addax.keras.config.ConfigException with the near names, if there is none
   */
  public static Metric get(String identifier) {
    return Serialization.deserialize(Metric.class, identifier);
  }

  /**
   * {@return a new metric for targets and predictions of these shapes, named as it was asked for}
   * {@code "accuracy"} and {@code "acc"} choose the binary, sparse or categorical accuracy.
   */
  public static TargetMetric get(String identifier, Shape yTrue, Shape yPred) {
    var metric =
        isAccuracy(identifier)
            ? accuracy(TargetKind.of(yTrue, yPred))
            : Serialization.deserialize(TargetMetric.class, identifier);
    metric.nameOption.set(identifier);
    return metric;
  }

  private static TargetMetric accuracy(TargetKind kind) {
    return switch (kind) {
      case BINARY -> new BinaryAccuracy();
      case SPARSE -> new SparseCategoricalAccuracy();
      case CATEGORICAL -> new CategoricalAccuracy();
    };
  }

  /**
   * Checks that a name stands for a metric of targets and predictions, and makes none.
   *
   * @throws dev.addax.keras.config.ConfigException with the near names, if it does not
   */
  public static void requireKnown(String identifier) {
    if (!isAccuracy(identifier)) {
      Registry.global().named(TargetMetric.class, identifier);
    }
  }

  private static boolean isAccuracy(String identifier) {
    return ACCURACY.contains(identifier.toLowerCase(Locale.ROOT));
  }
}
