package dev.addax.keras.models;

import dev.addax.tensor.Movement;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import java.util.ArrayList;
import java.util.List;

/** Puts the results of batches together. */
final class Rows {
  private Rows() {}

  /**
   * {@return the rows of all parts} Where one part has longer rows than others (a text
   * vectorization gives each batch the length of its longest text), the others get zeros at the
   * end.
   */
  static Tensor joined(List<Tensor> parts) {
    if (parts.getFirst().dtype() == DType.STRING) {
      return strings(parts);
    }
    var longest = parts.getFirst().shape().toArray();
    for (var part : parts) {
      for (int axis = 1; axis < longest.length; axis++) {
        longest[axis] = Math.max(longest[axis], part.shape().dim(axis));
      }
    }
    return Movement.concatenate(parts.stream().map(part -> padded(part, longest)).toList(), 0);
  }

  private static Tensor padded(Tensor part, int[] sizes) {
    var pads = new int[sizes.length][2];
    boolean fits = true;
    for (int axis = 1; axis < sizes.length; axis++) {
      pads[axis][1] = sizes[axis] - part.shape().dim(axis);
      fits &= pads[axis][1] == 0;
    }
    return fits ? part : part.pad(pads, 0);
  }

  private static Tensor strings(List<Tensor> parts) {
    var all = new ArrayList<String>();
    int rows = 0;
    for (var part : parts) {
      all.addAll(List.of(part.toStrings()));
      rows += part.shape().dim(0);
    }
    return Tensors.of(all.toArray(String[]::new), parts.getFirst().shape().with(0, rows).toArray());
  }
}
