package dev.addax.keras.models;

import dev.addax.keras.layers.Layer;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import java.util.List;

/** Data that Python can make from the same formula, and copies of weights to compare with. */
final class Sample {
  private Sample() {}

  /** {@return sin(1 + 3·row + 7·column)} */
  static Tensor waves(int rows, int columns) {
    var values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(1.0 + 3 * (i / columns) + 7 * (i % columns));
    }
    return Tensors.of(values, rows, columns);
  }

  /** {@return 0, 1, …, classes − 1, 0, 1, …} */
  static Tensor classes(int rows, int classes) {
    var values = new int[rows];
    for (int i = 0; i < rows; i++) {
      values[i] = i % classes;
    }
    return Tensors.of(values, rows);
  }

  /** {@return {@code count} numbers from {@code first} to {@code last} in equal steps} */
  static Tensor line(double first, double last, int count) {
    var values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (first + i * (last - first) / (count - 1));
    }
    return Tensors.of(values, count);
  }

  /** {@return what the weights are now, to compare bit for bit} */
  static List<List<Float>> weights(Layer layer) {
    return layer.weights().stream().map(weight -> numbers(weight.value())).toList();
  }

  static List<Float> numbers(Tensor tensor) {
    var values = tensor.toFloats();
    return java.util.stream.IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
  }
}
