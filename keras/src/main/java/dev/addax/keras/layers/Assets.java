package dev.addax.keras.layers;

import java.util.Map;

/**
 * A layer that keeps files beside the weights, such as a vocabulary. Keras: {@code save_assets} and
 * {@code load_assets}.
 */
public interface Assets {
  /** {@return the content of the files by their names, such as {@code vocabulary.txt}} */
  Map<String, byte[]> assets();

  /**
   * Takes back what {@link #assets} gave; the files may come from anywhere.
   *
   * @throws RuntimeException saying what is wrong with them
   */
  void loadAssets(Map<String, byte[]> files);
}
