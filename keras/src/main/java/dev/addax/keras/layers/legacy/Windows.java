package dev.addax.keras.layers.legacy;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.Shape;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@link LocallyConnected} layer keeps the weight of each filter for each place of each
 * window.
 *
 * @param inputs the sizes of the input
 * @param outputs the sizes of the output
 * @param left how many places of a window lie before its step
 * @param channelsFirst whether channels and filters come before the positions
 */
record Windows(
    int[] inputs,
    int[] outputs,
    List<Integer> window,
    List<Integer> strides,
    int[] left,
    int channels,
    int filters,
    boolean channelsFirst) {
  /** {@return the shape of the kernel in an implementation of Keras 2} */
  Shape kernel(int implementation) {
    return switch (implementation) {
      case 1 -> Shape.of(positions(), places() * channels, filters);
      case 2 -> matrix();
      case 3 -> Shape.of(used() * channels * filters);
      default ->
          throw new IllegalArgumentException(
              "implementation must be 1, 2 or 3, received " + implementation);
    };
  }

  private Shape matrix() {
    var in = Shape.of(inputs);
    var out = Shape.of(outputs);
    var shape = channelsFirst ? in.insert(0, channels) : in.append(channels);
    for (int dim : (channelsFirst ? out.insert(0, filters) : out.append(filters)).toArray()) {
      shape = shape.append(dim);
    }
    return shape;
  }

  private int positions() {
    return IntStream.of(outputs).reduce(1, Math::multiplyExact);
  }

  private int places() {
    return window.stream().reduce(1, Math::multiplyExact);
  }

  /** {@return how many places of all windows lie on the input} */
  private int used() {
    int used = 0;
    for (int position = 0; position < positions(); position++) {
      used += inside(position);
    }
    return used;
  }

  private int inside(int position) {
    return (int) IntStream.range(0, places()).filter(place -> input(position, place) >= 0).count();
  }

  /** {@return the place of the input that a place of a window sees, −1 on the border} */
  private int input(int position, int place) {
    int at = 0;
    int restOfPosition = position;
    int restOfPlace = place;
    int scale = 1;
    for (int axis = inputs.length - 1; axis >= 0; axis--) {
      int step = restOfPosition % outputs[axis];
      int offset = restOfPlace % window.get(axis);
      int index = step * strides.get(axis) + offset - left[axis];
      if (index < 0 || index >= inputs[axis]) {
        return -1;
      }
      at += index * scale;
      scale *= inputs[axis];
      restOfPosition /= outputs[axis];
      restOfPlace /= window.get(axis);
    }
    return at;
  }

  /**
   * {@return for each (position, window, filter) the place of its weight in the kernel, the place
   * after the last where the window sees nothing; null if the kernel is laid out like that}
   */
  @Nullable Tensor places(int implementation) {
    if (implementation == 1) {
      return null;
    }
    int width = places() * channels;
    var found = new int[positions() * width * filters];
    int nothing = Math.toIntExact(kernel(implementation).size());
    int before = 0;
    for (int position = 0; position < positions(); position++) {
      int inside = inside(position);
      int seen = 0;
      for (int place = 0; place < places(); place++) {
        int input = input(position, place);
        for (int channel = 0; channel < channels; channel++) {
          int row = channelsFirst ? channel * places() + place : place * channels + channel;
          for (int filter = 0; filter < filters; filter++) {
            int at = (position * width + row) * filters + filter;
            if (input < 0) {
              found[at] = nothing;
            } else if (implementation == 2) {
              found[at] = inMatrix(input, channel, position, filter);
            } else {
              found[at] = inList(before, inside, seen, channel, filter);
            }
          }
        }
        seen += input < 0 ? 0 : 1;
      }
      before += inside;
    }
    return Tensors.of(found, positions(), width, filters);
  }

  private int inMatrix(int input, int channel, int position, int filter) {
    int size = IntStream.of(inputs).reduce(1, Math::multiplyExact);
    int row = channelsFirst ? channel * size + input : input * channels + channel;
    int column = channelsFirst ? filter * positions() + position : position * filters + filter;
    return row * positions() * filters + column;
  }

  /** The list is in the order of the output, and for each of its elements in that of the input. */
  private int inList(int before, int inside, int seen, int channel, int filter) {
    return channelsFirst
        ? (filter * used() + before) * channels + channel * inside + seen
        : before * channels * filters + filter * inside * channels + seen * channels + channel;
  }
}
