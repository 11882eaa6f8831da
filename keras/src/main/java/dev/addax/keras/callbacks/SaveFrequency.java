package dev.addax.keras.callbacks;

/** When something is saved: after each epoch, or after so many batches, counted across epochs. */
final class SaveFrequency {
  /** For after each epoch. */
  static final int EPOCH = 0;

  private final int batches;
  private int lastBatch = -1;
  private int since;

  SaveFrequency(int batches) {
    if (batches < 0) {
      throw new IllegalArgumentException("saveFreq must be at least 1 batch, received " + batches);
    }
    this.batches = batches;
  }

  boolean isEpoch() {
    return batches == EPOCH;
  }

  /** {@return whether to save after this batch; several steps may pass between two calls} */
  boolean afterBatch(int batch) {
    if (isEpoch()) {
      return false;
    }
    since += batch <= lastBatch ? batch + 1 : batch - lastBatch;
    lastBatch = batch;
    if (since < batches) {
      return false;
    }
    since = 0;
    return true;
  }
}
