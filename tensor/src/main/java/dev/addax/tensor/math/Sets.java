package dev.addax.tensor.math;

import dev.addax.tensor.Operand;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.buffer.Buffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Different elements. They are found on the host: the tensors must have values. */
public final class Sets {
  private Sets() {}

  /**
   * What is different.
   *
   * @param values the different slices, ascending
   * @param indices int32, where each occurs first
   * @param inverse int32, for each slice of the input its place in {@code values}
   * @param counts int32, how often each occurs
   */
  public record Unique(Tensor values, Tensor indices, Tensor inverse, Tensor counts) {}

  /** {@code keras.ops.unique} of all elements; {@code inverse} has the shape of {@code x}. */
  public static Unique unique(Operand x) {
    var found = unique(x.tensor().ravel(), 0);
    return new Unique(
        found.values, found.indices, found.inverse.reshape(x.tensor().shape()), found.counts);
  }

  /** {@code keras.ops.unique} of the slices along an axis, in lexicographic order. */
  public static Unique unique(Operand x, int axis) {
    var t = x.tensor();
    int at = t.shape().axis(axis);
    int count = t.shape().dim(at);
    var slices = swapped(t, at).reshape(count, -1);
    var buffer = slices.buffer();
    int width = count == 0 ? 0 : slices.shape().last();
    var order = order(buffer, width);
    var first = new TreeMap<Integer, List<Integer>>(order);
    for (int i = 0; i < count; i++) {
      first.computeIfAbsent(i, k -> new ArrayList<>()).add(i);
    }
    var indices = first.keySet().stream().mapToInt(Integer::intValue).toArray();
    var inverse = new int[count];
    int place = 0;
    for (var members : first.values()) {
      for (int i : members) {
        inverse[i] = place;
      }
      place++;
    }
    var counts = first.values().stream().mapToInt(List::size).toArray();
    var positions = vector(indices);
    return new Unique(t.take(positions, at), positions, vector(inverse), vector(counts));
  }

  private static Tensor vector(int[] values) {
    return Tensors.of(values, values.length);
  }

  /** Keras compares slices with the axis and the first one swapped. */
  private static Tensor swapped(Tensor x, int axis) {
    return axis == 0 ? x : x.swapaxes(0, axis);
  }

  private static Comparator<Integer> order(Buffer buffer, int width) {
    return (a, b) -> {
      for (int i = 0; i < width; i++) {
        int compared = compare(buffer, (long) a * width + i, (long) b * width + i);
        if (compared != 0) {
          return compared;
        }
      }
      return 0;
    };
  }

  private static int compare(Buffer buffer, long a, long b) {
    if (!buffer.dtype().isFloating()) {
      return Long.compare(buffer.getLong(a), buffer.getLong(b));
    }
    double x = buffer.getDouble(a);
    double y = buffer.getDouble(b);
    return x == y ? 0 : Double.compare(x, y);
  }

  /**
   * {@return {@code found} cut or filled to {@code size} entries along an axis, as the arguments
   * {@code size} and {@code fill_value} of Keras}
   */
  public static Unique sized(Unique found, int axis, int size, @Nullable Number fill) {
    double value = fill == null ? 0 : fill.doubleValue();
    return new Unique(
        fit(found.values, axis, size, value),
        fit(found.indices, 0, size, 1),
        found.inverse,
        fit(found.counts, 0, size, 0));
  }

  private static Tensor fit(Tensor x, int axis, int size, double fill) {
    int at = x.shape().axis(axis);
    int count = x.shape().dim(at);
    if (count >= size) {
      return x.narrow(at, 0, size);
    }
    var padding = new int[x.rank()][2];
    padding[at][1] = size - count;
    return x.pad(padding, fill);
  }
}
