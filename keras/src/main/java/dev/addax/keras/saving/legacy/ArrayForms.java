package dev.addax.keras.saving.legacy;

import dev.addax.keras.layers.convolution.Conv1D;
import dev.addax.keras.layers.convolution.Conv2D;
import dev.addax.keras.layers.convolution.Conv2DTranspose;
import dev.addax.keras.layers.convolution.Conv3D;
import dev.addax.keras.layers.legacy.Highway;
import dev.addax.keras.layers.recurrent.GRU;
import dev.addax.keras.layers.recurrent.LSTM;
import dev.addax.keras.layers.recurrent.RecurrentLayer;
import dev.addax.keras.saving.StoredTensor;
import java.util.List;

/** In which forms older versions kept the arrays of a layer. */
final class ArrayForms {
  private ArrayForms() {}

  /**
   * {@return how many arrays a layer has in the first part of its group, trainable ones, and in the
   * second}
   *
   * @param old whether Keras 1 counted them
   */
  static int[] counts(Leaf leaf, boolean old) {
    int trained = leaf.trained();
    int others = leaf.variables().size() - trained;
    if (old && trained == 3 && leaf.layer() instanceof RecurrentLayer<?> layer) {
      return new int[] {Gates.of(layer) * 3, others};
    }
    return new int[] {trained, others};
  }

  /** {@return the arrays in today's form, one for each weight of the layer} */
  static List<StoredTensor> present(Leaf leaf, List<StoredTensor> arrays, Origin origin) {
    var layer = leaf.layer();
    return switch (layer) {
      case Conv1D _, Conv2D _, Conv3D _, Conv2DTranspose _ -> Kernels.present(leaf, arrays, origin);
      case LSTM _, GRU _ -> Gates.present(leaf, arrays);
      case Highway _ -> weightsFirst(arrays);
      case RecurrentLayer<?> _ when Gates.isConvolution(layer) ->
          Kernels.flipped(Gates.present(leaf, arrays), origin);
      default -> arrays;
    };
  }

  /** Keras 1.0 had each bias after its kernel. */
  private static List<StoredTensor> weightsFirst(List<StoredTensor> arrays) {
    return arrays.stream()
        .sorted(java.util.Comparator.comparingInt(array -> -array.type().shape().rank()))
        .toList();
  }
}
