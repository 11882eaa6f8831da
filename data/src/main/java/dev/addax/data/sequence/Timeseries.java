package dev.addax.data.sequence;

import dev.addax.data.Array;
import dev.addax.data.Batch;
import dev.addax.data.DataException;
import dev.addax.data.Dataset;
import dev.addax.data.Examples;
import dev.addax.data.Source;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Windows that slide over a series: {@code keras.utils.timeseries_dataset_from_array}.
 *
 * <pre>{@code
 * var past = Timeseries.of(temperatures, 24).targets(temperatures.slice(24, temperatures.rows())).stride(1).examples();
 * }</pre>
 *
 * @param data the series; axis 0 is time
 * @param targets what belongs to the window that begins at each time; none for windows without
 *     targets
 * @param length the number of steps in a window
 * @param stride the steps between the beginnings of successive windows
 * @param samplingRate the steps between successive elements of a window
 * @param start the first time used
 * @param end the time before which the last window ends
 */
public record Timeseries(
    Array data,
    @Nullable Array targets,
    int length,
    int stride,
    int samplingRate,
    int start,
    int end) {
  /** Checks the sizes and the range. */
  public Timeseries {
    Dataset.requirePositive("window length", length);
    Dataset.requirePositive("stride", stride);
    Dataset.requirePositive("sampling rate", samplingRate);
    if (start < 0 || end < start || end > data.rows()) {
      throw new DataException(
          "The range "
              + start
              + " to "
              + end
              + " lies outside the "
              + data.rows()
              + " steps of the series");
    }
  }

  /** {@return all windows of a series, one beginning at each step} */
  public static Timeseries of(Array data, int length) {
    return new Timeseries(data, null, length, 1, 1, 0, data.rows());
  }

  /** {@return these windows with targets: row i belongs to the window that begins at step i} */
  public Timeseries targets(Array values) {
    return new Timeseries(data, values, length, stride, samplingRate, start, end);
  }

  /** {@return these windows, beginning further apart} */
  public Timeseries stride(int steps) {
    return new Timeseries(data, targets, length, steps, samplingRate, start, end);
  }

  /** {@return windows that take only each so-many-th step} */
  public Timeseries samplingRate(int steps) {
    return new Timeseries(data, targets, length, stride, steps, start, end);
  }

  /** {@return windows within a part of the series} */
  public Timeseries range(int from, int to) {
    return new Timeseries(data, targets, length, stride, samplingRate, from, to);
  }

  /**
   * {@return the windows as examples of shape (length, rest of the series' shape), in their order
   * in time}
   */
  public Examples examples() {
    int windows = Math.max(0, end - start - (length - 1) * samplingRate);
    if (targets != null) windows = Math.min(windows, targets.rows());
    return Examples.of(new Windows(this, Math.ceilDiv(windows, stride)));
  }

  private record Windows(Timeseries series, int size) implements Source {
    @Override
    public Batch gather(int[] rows) {
      var begins = Arrays.stream(rows).map(row -> series.start + row * series.stride).toArray();
      var inputs = windows(begins);
      return series.targets == null
          ? Batch.of(inputs)
          : Batch.of(inputs, series.targets.gather(begins));
    }

    private Array windows(int[] begins) {
      var steps = new int[begins.length * series.length];
      for (int i = 0; i < steps.length; i++) {
        steps[i] = begins[i / series.length] + i % series.length * series.samplingRate;
      }
      var shape = series.data.shape();
      var windowed = new long[shape.length + 1];
      windowed[0] = begins.length;
      windowed[1] = series.length;
      System.arraycopy(shape, 1, windowed, 2, shape.length - 1);
      return series.data.gather(steps).reshape(windowed);
    }
  }
}
