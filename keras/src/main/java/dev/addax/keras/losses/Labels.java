package dev.addax.keras.losses;

import dev.addax.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** The class numbers that are allowed: 0 … classes − 1, and one to be ignored. */
record Labels(int classes, @Nullable Integer ignored) {
  /** Fails for the first label that is out of range. */
  void check(String loss, Tensor labels) {
    if (classes < 0) {
      return;
    }
    var buffer = labels.buffer();
    for (long i = 0; i < buffer.count(); i++) {
      double label = buffer.getDouble(i);
      if (!(label >= 0 && label < classes) && (ignored == null || label != ignored)) {
        throw new IllegalArgumentException(
            "Loss '%s' takes labels from 0 to %d, because the predictions have %d classes; received %s at position %d of targets of shape %s"
                .formatted(loss, classes - 1, classes, number(label), i, labels.shape()));
      }
    }
  }

  private static String number(double label) {
    return label == Math.rint(label) ? Long.toString((long) label) : Double.toString(label);
  }
}
