package dev.addax.keras.ops;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code keras.ops.nonzero}: its result depends on the values, so the tensor is computed at once.
 */
final class Nonzero {
  private Nonzero() {}

  /** {@return for each axis the int32 positions of the elements that are not zero} */
  static List<Tensor> of(Tensor x) {
    var values = x.toDoubles();
    int[] dims = x.shape().toArray();
    var found = new ArrayList<Integer>();
    for (int i = 0; i < values.length; i++) if (values[i] != 0) found.add(i);
    var positions = new ArrayList<Tensor>();
    for (int axis = 0; axis < dims.length; axis++) {
      int stride = 1;
      for (int later = axis + 1; later < dims.length; later++) stride *= dims[later];
      int step = stride;
      int dim = dims[axis];
      positions.add(
          Tensors.of(found.stream().mapToInt(i -> i / step % dim).toArray(), found.size()));
    }
    return positions;
  }
}
