package dev.addax.benchmarks;

import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.core.Embedding;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;

/** Embeddings of tokens and of their places, added. */
final class TokensAndPositions extends Layer {
  private final int length;
  private final Embedding tokens;
  private final Embedding positions;

  TokensAndPositions(int length, int vocabulary, int width) {
    this.length = length;
    this.tokens = track("tokens", new Embedding(vocabulary, width));
    this.positions = track("positions", new Embedding(length, width));
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    return tokens.apply(x).add(positions.apply(Tensors.arange(length, DType.INT32)));
  }
}
