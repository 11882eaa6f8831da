package dev.addax.tensor.math;

import dev.addax.tensor.Fourier;
import dev.addax.tensor.Movement;
import dev.addax.tensor.Operand;
import dev.addax.tensor.Scatter;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Promotion;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Fourier transforms. Complex numbers are pairs of real tensors. */
public final class Spectrum {
  private Spectrum() {}

  /** A complex tensor. */
  public record Complex(Tensor real, Tensor imaginary) {}

  private static Tensor floating(Operand x) {
    return x.tensor().cast(Promotion.of(Promotion.floating(x.tensor().dtype()), DType.FLOAT32));
  }

  private static Complex transform(Tensor real, Tensor imaginary, boolean inverse) {
    var made = new Fourier(inverse).allOn(List.of(real, imaginary));
    return new Complex(made.get(0), made.get(1));
  }

  /** {@code keras.ops.fft} along the last axis. */
  public static Complex fft(Operand real, Operand imaginary) {
    return transform(floating(real), floating(imaginary), false);
  }

  /** {@code keras.ops.fft2} along the last two axes. */
  public static Complex fft2(Operand real, Operand imaginary) {
    return both(floating(real), floating(imaginary), false);
  }

  /** {@code keras.ops.ifft2}, the inverse of {@link #fft2}. */
  public static Complex ifft2(Operand real, Operand imaginary) {
    var x = both(floating(real), floating(imaginary), true);
    double count = (double) x.real.shape().dim(-1) * x.real.shape().dim(-2);
    return new Complex(x.real.divide(count), x.imaginary.divide(count));
  }

  private static Complex both(Tensor real, Tensor imaginary, boolean inverse) {
    var rows = transform(real, imaginary, inverse);
    var columns = transform(rows.real.swapaxes(-1, -2), rows.imaginary.swapaxes(-1, -2), inverse);
    return new Complex(columns.real.swapaxes(-1, -2), columns.imaginary.swapaxes(-1, -2));
  }

  /**
   * {@code keras.ops.rfft}: the first half of the spectrum of real numbers.
   *
   * @param length the last axis is cut or filled with zeros to it; null for its size
   */
  public static Complex rfft(Operand x, @Nullable Integer length) {
    int n = length != null ? length : x.tensor().shape().last();
    var fitted = fit(floating(x), n);
    var whole = transform(fitted, fitted.zerosLike(), false);
    return new Complex(fit(whole.real, n / 2 + 1), fit(whole.imaginary, n / 2 + 1));
  }

  /**
   * {@code keras.ops.irfft}: the real numbers with this first half of a spectrum.
   *
   * @param length of the result; null for twice the last axis less 2
   */
  public static Tensor irfft(Operand real, Operand imaginary, @Nullable Integer length) {
    int n = length != null ? length : 2 * (real.tensor().shape().last() - 1);
    var re = fit(floating(real), n / 2 + 1);
    var im = fit(floating(imaginary), n / 2 + 1);
    int mirrored = n - (n / 2 + 1);
    var whole =
        transform(
            Movement.concatenate(List.of(re, re.narrow(-1, 1, mirrored).flip(-1)), -1),
            Movement.concatenate(List.of(im, im.narrow(-1, 1, mirrored).flip(-1).negative()), -1),
            true);
    return whole.real.divide(n);
  }

  private static Tensor fit(Tensor x, int length) {
    int size = x.shape().last();
    if (size >= length) {
      return x.narrow(-1, 0, length);
    }
    var padding = new int[x.rank()][2];
    padding[x.rank() - 1][1] = length - size;
    return x.pad(padding, 0);
  }

  /**
   * {@code keras.ops.extract_sequences}: windows of the last axis, {@code […, windows, length]}.
   */
  public static Tensor extractSequences(Operand x, int length, int stride) {
    var t = x.tensor();
    int count = Math.max(0, (t.shape().last() - length) / stride + 1);
    return t.take(places(count, length, stride), -1);
  }

  private static Tensor places(int count, int length, int stride) {
    return Tensors.arange(count, DType.INT32)
        .multiply((long) stride)
        .expandDims(1)
        .add(Tensors.arange(length, DType.INT32));
  }

  /** {@return the periodic window of a Keras name: hann or hamming} */
  public static Tensor window(String name, int length, DType dtype) {
    double a =
        switch (name) {
          case "hann" -> 0.5;
          case "hamming" -> 0.54;
          default ->
              throw new IllegalArgumentException(
                  "Unknown window '%s'; known: hann, hamming".formatted(name));
        };
    var values =
        IntStream.range(0, length)
            .mapToDouble(i -> a - (1 - a) * Math.cos(2 * Math.PI * i / length))
            .toArray();
    return Tensors.of(values, length).cast(dtype);
  }

  /**
   * {@code keras.ops.stft}: spectra of overlapping windows, {@code […, windows, fftLength / 2 +
   * 1]}.
   *
   * @param window {@code (length,)}; null for none
   * @param center whether the signal is mirrored at its ends, so that windows are centred
   */
  public static Complex stft(
      Operand x, int length, int stride, int fftLength, @Nullable Tensor window, boolean center) {
    Check.that(
        fftLength >= length,
        "stft needs an fft length of at least the sequence length, received %d and %d",
        fftLength,
        length);
    var t = center ? mirrored(floating(x), fftLength / 2) : floating(x);
    var frames = extractSequences(t, fftLength, stride);
    var weights = padded(window, length, fftLength);
    return rfft(weights == null ? frames : frames.multiply(weights.cast(t.dtype())), fftLength);
  }

  private static @Nullable Tensor padded(@Nullable Tensor window, int length, int fftLength) {
    if (window == null) {
      return null;
    }
    Check.that(
        window.rank() == 1 && window.shape().last() == length,
        "The window must have shape (%d,), received %s",
        length,
        window.type());
    int left = (fftLength - length) / 2;
    return window.pad(new int[][] {{left, fftLength - length - left}}, 0);
  }

  private static Tensor mirrored(Tensor x, int by) {
    int size = x.shape().last();
    var places =
        IntStream.range(-by, size + by)
            .map(i -> i < 0 ? -i : i >= size ? 2 * (size - 1) - i : i)
            .toArray();
    return x.take(Tensors.of(places, places.length), -1);
  }

  /**
   * {@code keras.ops.istft}: the signal with these spectra, as TensorFlow: weights that add up to 1
   * inside, but not at the ends.
   *
   * @param resultLength null for all of it
   */
  public static Tensor istft(
      Operand real,
      Operand imaginary,
      int length,
      int stride,
      int fftLength,
      @Nullable Integer resultLength,
      @Nullable Tensor window,
      boolean center) {
    var frames = irfft(real, imaginary, fftLength);
    var weights = padded(window, length, fftLength);
    if (weights != null) {
      frames = frames.multiply(weights.divide(overlap(weights, stride)).cast(frames.dtype()));
    }
    var whole = overlapAndAdd(frames, stride);
    int size = whole.shape().last();
    int start = center ? fftLength / 2 : 0;
    int end =
        resultLength != null
            ? Math.min(size, start + resultLength)
            : center ? size - fftLength / 2 : size;
    return whole.narrow(-1, start, Math.max(0, end - start));
  }

  /** The sum of the squared weights of all windows over each place of one. */
  private static Tensor overlap(Tensor window, int stride) {
    int n = window.shape().last();
    int overlaps = (n + stride - 1) / stride;
    var squares = fit(window.square(), overlaps * stride).reshape(overlaps, stride);
    var sum = squares.sum(true, 0).broadcastTo(squares.shape());
    return sum.ravel().narrow(0, 0, n);
  }

  private static Tensor overlapAndAdd(Tensor frames, int stride) {
    int count = frames.shape().dim(-2);
    int length = frames.shape().last();
    var shape = frames.shape().slice(0, frames.rank() - 2).append((count - 1) * stride + length);
    var zeros = Tensors.full(shape, 0, frames.dtype());
    return new Scatter(Scatter.Kind.ADD, shape.rank() - 1, 0)
        .on(zeros, places(count, length, stride), frames);
  }
}
