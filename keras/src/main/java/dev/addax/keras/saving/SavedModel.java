package dev.addax.keras.saving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file of models or weights, opened; nothing of its weights is read before it is asked for. */
public interface SavedModel extends AutoCloseable {
  /** {@return the file} */
  Path file();

  /** {@return the number of bytes of all its files} */
  default long size() {
    try {
      return Files.size(file());
    } catch (IOException e) {
      throw new SavingException("Cannot find the size of " + file() + ": " + e, e);
    }
  }

  /** {@return the kind of file in words, such as {@code Keras 3 archive}} */
  String format();

  /**
   * {@return what the file says of itself: {@code keras_version}, {@code date_saved}, {@code
   * backend}}
   */
  Map<String, String> metadata();

  /**
   * {@return the architecture as a JSON tree in the form of Keras 3, {@code compile_config}
   * included; empty for a file of weights}
   *
   * @throws SavingException if it is there and cannot be read
   */
  Optional<Map<String, @Nullable Object>> config();

  /** {@return the weights and the state of the optimizer} */
  WeightSource weights();

  /**
   * Reads the weights once to find out whether they are as they were written, where the format can
   * tell.
   *
   * @throws SavingException if they are not
   */
  default void verify() {}

  /** Lets go of the file; tensors that were read stay. */
  @Override
  void close();
}
