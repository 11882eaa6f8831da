package dev.addax.keras.models;

/**
 * Something that looks on, or steps in, while a model trains, is evaluated or predicts. Epochs and
 * batches count from 0. Keras: {@code keras.callbacks.Callback}.
 */
public interface Callback {
  /** Called once before everything else. */
  default void setModel(Trainable model) {}

  /** Called once before everything else: epochs, steps per epoch (−1 if unknown), verbosity. */
  default void setParams(Params params) {}

  default void onTrainBegin() {}

  default void onTrainEnd(Logs logs) {}

  default void onEpochBegin(int epoch) {}

  /** The logs hold the results of training and, with the prefix {@code val_}, of validation. */
  default void onEpochEnd(int epoch, Logs logs) {}

  default void onTrainBatchBegin(int batch) {}

  /** The logs hold running values since the epoch began; they are computed when read. */
  default void onTrainBatchEnd(int batch, Logs logs) {}

  default void onTestBegin() {}

  default void onTestEnd(Logs logs) {}

  default void onTestBatchBegin(int batch) {}

  default void onTestBatchEnd(int batch, Logs logs) {}

  default void onPredictBegin() {}

  default void onPredictEnd(Logs logs) {}

  default void onPredictBatchBegin(int batch) {}

  default void onPredictBatchEnd(int batch, Logs logs) {}

  /**
   * What is about to run.
   *
   * @param steps per epoch; −1 if that is not known before the end
   * @param verbose 0 silent, 1 a bar, 2 a line per epoch
   */
  record Params(int epochs, long steps, int verbose) {}
}
