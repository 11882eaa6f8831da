package dev.addax.conformance.kind;

import dev.addax.keras.initializers.GlorotUniform;
import dev.addax.keras.layers.Input;
import dev.addax.keras.layers.core.Dense;
import dev.addax.keras.layers.core.Embedding;
import dev.addax.keras.layers.recurrent.Bidirectional;
import dev.addax.keras.layers.recurrent.GRU;
import dev.addax.keras.layers.recurrent.LSTM;
import dev.addax.keras.layers.recurrent.SimpleRNN;
import dev.addax.keras.models.Sequential;
import dev.addax.tensor.type.Shape;

/**
 * The models whose seeds are drawn in another order when they are revived than when they are
 * constructed.
 */
final class SeededModels {
  private SeededModels() {}

  static Sequential recurrent() {
    return new Sequential(
        Input.of(Shape.UNKNOWN),
        new Embedding(9, 4),
        new LSTM(3).returnSequences(true),
        new GRU(2).returnSequences(true).dropout(0.2),
        new Bidirectional(new SimpleRNN(3)),
        new Dense(1));
  }

  /** One initializer object draws one seed, whoever uses it. */
  static Sequential oneInstanceShared() {
    var shared = new GlorotUniform();
    return new Sequential(
        Input.of(4),
        new Dense(4).kernelInitializer(shared),
        new Dense(4).kernelInitializer(shared),
        new Dense(4));
  }
}
