package dev.addax.data.folder;

import dev.addax.data.Array;
import dev.addax.data.Columns;
import dev.addax.data.DataException;

/** How the classes of files become targets, named as Keras' {@code label_mode}. */
public enum LabelMode {
  /** The number of the class: int32 of shape (rows), for sparse categorical crossentropy. */
  INT {
    @Override
    Columns targets(int[] labels, int classes) {
      return Columns.of(Array.of(labels));
    }
  },
  /** 0 or 1: float32 of shape (rows, 1), for binary crossentropy. */
  BINARY {
    @Override
    Columns targets(int[] labels, int classes) {
      if (classes != 2)
        throw new DataException(
            "The label mode 'binary' needs two classes, but the folder has " + classes);
      var values = new float[labels.length];
      for (int i = 0; i < values.length; i++) values[i] = labels[i];
      return Columns.of(Array.of(values, values.length, 1));
    }
  },
  /** One-hot rows: float32 of shape (rows, classes), for categorical crossentropy. */
  CATEGORICAL {
    @Override
    Columns targets(int[] labels, int classes) {
      var values = new float[labels.length * classes];
      for (int i = 0; i < labels.length; i++) values[i * classes + labels[i]] = 1;
      return Columns.of(Array.of(values, labels.length, classes));
    }
  },
  /** No targets. */
  NONE {
    @Override
    Columns targets(int[] labels, int classes) {
      return Columns.NONE;
    }
  };

  abstract Columns targets(int[] labels, int classes);
}
