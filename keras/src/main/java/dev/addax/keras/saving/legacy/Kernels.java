package dev.addax.keras.saving.legacy;

import dev.addax.keras.layers.convolution.Conv2DTranspose;
import dev.addax.keras.saving.StoredTensor;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Kernels of convolutions: their axes in Keras 1, their direction under Theano. */
final class Kernels {
  private Kernels() {}

  static List<StoredTensor> present(Leaf leaf, List<StoredTensor> arrays, Origin origin) {
    if (arrays.isEmpty() || leaf.variables().isEmpty()) {
      return arrays;
    }
    var wanted = leaf.variables().getFirst().type().shape();
    var kernel =
        oriented(arrays.getFirst(), wanted, leaf.layer() instanceof Conv2DTranspose, origin);
    var present = new ArrayList<>(arrays);
    present.set(0, origin.flipsKernels() ? flip(kernel) : kernel);
    return present;
  }

  /** Both kernels of a recurrent convolution. */
  static List<StoredTensor> flipped(List<StoredTensor> arrays, Origin origin) {
    return origin.flipsKernels()
        ? arrays.stream().map(a -> a.type().shape().rank() > 2 ? flip(a) : a).toList()
        : arrays;
  }

  private static StoredTensor oriented(
      StoredTensor kernel, Shape wanted, boolean transposed, Origin origin) {
    var shape = kernel.type().shape();
    if (wanted.rank() == 3 && shape.rank() == 4) {
      return ofSequence(kernel, wanted);
    }
    boolean old = origin.era() == Era.KERAS_1;
    if (shape.equals(wanted) && !(old && transposed)) {
      return kernel;
    }
    for (var axes : candidates(shape.rank(), transposed)) {
      var turned = transpose(kernel, axes);
      if (turned.type().shape().equals(wanted)) {
        return turned;
      }
    }
    return kernel;
  }

  /** Keras 1 had a second axis of one: (length, 1, in, out), before 1.1 (out, in, length, 1). */
  private static StoredTensor ofSequence(StoredTensor kernel, Shape wanted) {
    var shape = kernel.type().shape();
    boolean present = shape.dim(0) == wanted.dim(0) && shape.dim(1) == 1;
    var turned = present ? kernel : transpose(kernel, new int[] {2, 3, 1, 0});
    var type = turned.type();
    if (type.shape().dim(1) != 1) {
      return kernel;
    }
    return turned.map(
        new TensorType(type.dtype(), type.shape().without(1)), tensor -> tensor.squeeze(1));
  }

  /** (out, in, …) of Theano's order, (in, out) exchanged for transposed convolutions. */
  private static List<int[]> candidates(int rank, boolean transposed) {
    var spatial = IntStream.range(2, rank);
    var outLast = IntStream.concat(spatial, IntStream.of(1, 0)).toArray();
    var outFirst = IntStream.concat(IntStream.range(2, rank), IntStream.of(0, 1)).toArray();
    var reversed =
        IntStream.concat(IntStream.of(rank - 1, rank - 2), IntStream.range(0, rank - 2)).toArray();
    var exchanged =
        IntStream.concat(IntStream.range(0, rank - 2), IntStream.of(rank - 1, rank - 2)).toArray();
    return transposed
        ? List.of(exchanged, outFirst, outLast, reversed)
        : List.of(outLast, reversed, outFirst, exchanged);
  }

  static StoredTensor transpose(StoredTensor array, int[] axes) {
    var shape = array.type().shape();
    var dims = IntStream.of(axes).map(shape::dim).toArray();
    return array.map(
        new TensorType(array.type().dtype(), Shape.of(dims)), tensor -> tensor.transpose(axes));
  }

  /** Turns the window round in all its axes. */
  private static StoredTensor flip(StoredTensor kernel) {
    var axes = IntStream.range(0, kernel.type().shape().rank() - 2).toArray();
    return kernel.map(kernel.type(), tensor -> tensor.flip(axes));
  }
}
