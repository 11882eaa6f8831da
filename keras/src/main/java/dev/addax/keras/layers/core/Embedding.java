package dev.addax.keras.layers.core;

import dev.addax.keras.config.Schema;

/**
 * A row of a table for each index. Keras: {@code keras.layers.Embedding}.
 *
 * <p>Input integers 0 … inputDim − 1 of any shape, output with one axis more, of size outputDim.
 * Weight: {@code embeddings (inputDim, outputDim)}.
 */
public final class Embedding extends Table<Embedding> {
  public static final Schema<Embedding> SCHEMA =
      Schema.of("keras.layers.Embedding", Embedding.class, Embedding::new).ignoring("input_length");

  private Embedding() {}

  /**
   * @param inputDim the number of indices
   * @param outputDim the length of a row
   */
  public Embedding(int inputDim, int outputDim) {
    this.inputDim.set(inputDim);
    this.outputDim.set(outputDim);
  }
}
