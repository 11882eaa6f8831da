package dev.addax.keras.losses;

import dev.addax.tensor.type.Shape;

/** What targets seem to be, from shapes alone: how Keras reads "accuracy" and "crossentropy". */
public enum TargetKind {
  /** One probability per sample. */
  BINARY,
  /** Class numbers. */
  SPARSE,
  /** One number per class. */
  CATEGORICAL;

  /** {@return the kind of targets of shape {@code yTrue} for predictions of shape {@code yPred}} */
  public static TargetKind of(Shape yTrue, Shape yPred) {
    if (yPred.dim(-1) == 1) {
      return BINARY;
    }
    boolean numbers = yTrue.rank() < yPred.rank() || yTrue.dim(-1) == 1 && yPred.dim(-1) > 1;
    return numbers ? SPARSE : CATEGORICAL;
  }
}
