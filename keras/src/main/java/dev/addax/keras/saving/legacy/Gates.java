package dev.addax.keras.saving.legacy;

import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.recurrent.GRU;
import dev.addax.keras.layers.recurrent.LSTM;
import dev.addax.keras.layers.recurrent.RecurrentLayer;
import dev.addax.keras.saving.StoredTensor;
import dev.addax.tensor.Movement;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Gates of recurrent layers: an array each in Keras 1, transposed by cuDNN. */
final class Gates {
  private Gates() {}

  /** {@return the number of gates} */
  static int of(RecurrentLayer<?> layer) {
    return layer instanceof GRU ? 3 : layer instanceof LSTM || isConvolution(layer) ? 4 : 1;
  }

  static boolean isConvolution(Layer layer) {
    return layer.getClass().getSimpleName().startsWith("ConvLSTM");
  }

  static List<StoredTensor> present(Leaf leaf, List<StoredTensor> arrays) {
    int gates = leaf.layer() instanceof GRU ? 3 : 4;
    if (arrays.size() == gates * 3) {
      return joined(arrays, gates);
    }
    return arrays.size() == 3 ? withoutCudnn(leaf, arrays, gates) : arrays;
  }

  /** W, U, b of each gate; those of an LSTM came in the order i, c, f, o. */
  private static List<StoredTensor> joined(List<StoredTensor> arrays, int gates) {
    var order = gates == 4 ? new int[] {0, 2, 1, 3} : new int[] {0, 1, 2};
    var present = new ArrayList<StoredTensor>();
    for (int part = 0; part < 3; part++) {
      var pieces = new ArrayList<StoredTensor>();
      for (int gate : order) {
        pieces.add(turned(arrays.get(gate * 3 + part)));
      }
      present.add(join(pieces));
    }
    return present;
  }

  /** Convolving gates may have their kernels in Theano's order, (out, in, rows, columns). */
  private static StoredTensor turned(StoredTensor array) {
    var shape = array.type().shape();
    boolean windowLast =
        shape.rank() == 4 && shape.dim(2) == shape.dim(3) && shape.dim(0) != shape.dim(1);
    return windowLast ? Kernels.transpose(array, new int[] {2, 3, 1, 0}) : array;
  }

  private static StoredTensor join(List<StoredTensor> pieces) {
    var first = pieces.getFirst();
    var shape = first.type().shape();
    int size = pieces.stream().mapToInt(p -> p.type().shape().last()).sum();
    var type = new TensorType(first.type().dtype(), shape.with(shape.rank() - 1, size));
    return new StoredTensor(
        first.path(),
        type,
        () -> Movement.concatenate(pieces.stream().map(StoredTensor::read).toList(), -1));
  }

  /**
   * cuDNN has two biases for each gate and keeps its matrices transposed: input kernels in memory,
   * recurrent ones as they are multiplied.
   */
  private static List<StoredTensor> withoutCudnn(Leaf leaf, List<StoredTensor> arrays, int gates) {
    var bias = arrays.get(2);
    int units = arrays.get(1).type().shape().dim(0);
    if (!bias.type().shape().equals(Shape.of(2 * gates * units))) {
      return arrays;
    }
    var wanted = leaf.variables().getLast().type().shape();
    UnaryOperator<Tensor> biases =
        wanted.rank() == 2
            ? both -> both.reshape(2, gates * units)
            : both -> both.reshape(2, gates * units).sum(0);
    var kernel = arrays.get(0);
    var recurrent = arrays.get(1);
    return List.of(
        kernel.map(kernel.type(), k -> each(k, gates, Gates::rearranged)),
        recurrent.map(recurrent.type(), k -> each(k, gates, Tensor::transpose)),
        bias.map(new TensorType(bias.type().dtype(), wanted), biases));
  }

  private static Tensor each(Tensor kernel, int gates, UnaryOperator<Tensor> change) {
    int units = kernel.shape().last() / gates;
    var parts = new ArrayList<Tensor>();
    for (int i = 0; i < gates; i++) {
      parts.add(change.apply(kernel.narrow(-1, i * units, units)));
    }
    return Movement.concatenate(parts, -1);
  }

  /** The same numbers in memory, read as a transposed matrix. */
  private static Tensor rearranged(Tensor kernel) {
    return kernel.reshape(kernel.shape().dim(1), kernel.shape().dim(0)).transpose();
  }
}
