package dev.addax.keras.saving;

import dev.addax.keras.layers.Layer;
import dev.addax.keras.optimizers.Optimizer;
import org.jspecify.annotations.Nullable;

/**
 * What is written to a file.
 *
 * @param model the model, or any other layer
 * @param optimizer what it is trained with, if its state is to be saved
 * @param maxShardBytes the most that one file holds, for formats of several files
 */
public record ModelContent(Layer model, @Nullable Optimizer optimizer, long maxShardBytes) {
  /** The size of one file if nobody says another, 5 GiB as in Keras. */
  public static final long MAX_SHARD_BYTES = 5L << 30;

  /** {@return a model with or without the state of its optimizer, in files of at most 5 GiB} */
  public static ModelContent of(Layer model, @Nullable Optimizer optimizer) {
    return new ModelContent(model, optimizer, MAX_SHARD_BYTES);
  }
}
