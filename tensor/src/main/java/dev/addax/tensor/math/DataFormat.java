package dev.addax.tensor.math;

import dev.addax.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/** Where the channels of a batch stand: {@code [N, S…, C]} or {@code [N, C, S…]}. */
public enum DataFormat {
  CHANNELS_LAST,
  CHANNELS_FIRST;

  /**
   * {@return the format of a Keras name}
   *
   * @throws IllegalArgumentException if there is none
   */
  public static DataFormat of(String kerasName) {
    return Arrays.stream(values())
        .filter(f -> f.kerasName().equals(kerasName))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Unknown data_format '%s'; known: channels_last, channels_first"
                        .formatted(kerasName)));
  }

  /** {@return the name in Keras} */
  public String kerasName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** {@return the axis of the channels in a batch of this rank} */
  public int channelAxis(int rank) {
    return this == CHANNELS_LAST ? rank - 1 : 1;
  }

  /** {@return {@code x}, a batch in this format, with its channels last} */
  public Tensor toLast(Tensor x) {
    return this == CHANNELS_LAST || x.rank() < 3 ? x : x.moveaxis(1, x.rank() - 1);
  }

  /** {@return {@code x}, a batch with its channels last, in this format} */
  public Tensor fromLast(Tensor x) {
    return this == CHANNELS_LAST || x.rank() < 3 ? x : x.moveaxis(x.rank() - 1, 1);
  }

  /** {@return the spatial axes of a batch of this rank} */
  public int[] spatialAxes(int rank) {
    int first = this == CHANNELS_LAST ? 1 : 2;
    return IntStream.range(first, first + rank - 2).toArray();
  }
}
