package dev.addax.keras.saving;

import dev.addax.keras.layers.Layer;
import dev.addax.keras.optimizers.Optimizer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is written to a file.
 *
 * @param model the model, or any other layer
 * @param optimizer what it is trained with, if its state is to be saved
 * @param maxShardBytes the most that one file holds, for formats of several files
 * @param texts what else to keep in the file, where the format has a place for it
 */
public record ModelContent(
    Layer model, @Nullable Optimizer optimizer, long maxShardBytes, Map<String, String> texts) {
  /** The size of one file if nobody says another, 5 GiB as in Keras. */
  public static final long MAX_SHARD_BYTES = 5L << 30;

  /** The name of the text that says where training stands. */
  public static final String TRAINING = "training_state";

  /** {@return a model with or without the state of its optimizer, in files of at most 5 GiB} */
  public static ModelContent of(Layer model, @Nullable Optimizer optimizer) {
    return new ModelContent(model, optimizer, MAX_SHARD_BYTES, Map.of());
  }

  /** {@return the same, in files of at most so many bytes} */
  public ModelContent shards(long bytes) {
    return new ModelContent(model, optimizer, bytes, texts);
  }

  /** {@return the same with texts} */
  public ModelContent with(Map<String, String> more) {
    return new ModelContent(model, optimizer, maxShardBytes, Map.copyOf(more));
  }
}
