package dev.addax.keras.ops;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Spectrum;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Spectra. Complex tensors are pairs of a real and an imaginary one. */
final class SignalOps {
  private SignalOps() {}

  static void addTo(OpTable ops) {
    ops.add("fft(x)", a -> pair(Spectrum.fft(part(a, 0), part(a, 1))));
    ops.add("fft2(x)", a -> pair(Spectrum.fft2(part(a, 0), part(a, 1))));
    ops.add("ifft2(x)", a -> pair(Spectrum.ifft2(part(a, 0), part(a, 1))));
    ops.add(
        "rfft(x, fft_length=None)",
        a -> pair(Spectrum.rfft(a.tensor("x"), integerOrNull(a, "fft_length"))));
    ops.add(
        "irfft(x, fft_length=None)",
        a -> Spectrum.irfft(part(a, 0), part(a, 1), integerOrNull(a, "fft_length")));
    ops.add(
        "extract_sequences(x, sequence_length, sequence_stride)",
        a ->
            Spectrum.extractSequences(
                a.tensor("x"), a.integer("sequence_length"), a.integer("sequence_stride")));
    ops.add(
        "stft(x, sequence_length, sequence_stride, fft_length, window='hann', center=True)",
        SignalOps::stft);
    ops.add(
        "istft(x, sequence_length, sequence_stride, fft_length, length=None, window='hann',"
            + " center=True)",
        SignalOps::istft);
  }

  private static List<Tensor> pair(Spectrum.Complex value) {
    return List.of(value.real(), value.imaginary());
  }

  private static Tensor part(Arguments a, int which) {
    return a.tensors("x").get(which);
  }

  private static @Nullable Integer integerOrNull(Arguments a, String name) {
    return a.has(name) ? (Integer) a.integer(name) : null;
  }

  private static @Nullable Tensor window(Arguments a, Tensor x) {
    if (!(a.get("window") instanceof String name)) return a.tensorOrNull("window");
    return Spectrum.window(name, a.integer("sequence_length"), x.dtype());
  }

  private static List<Tensor> stft(Arguments a) {
    var x = ElementwiseOps.floating(a.tensor("x"));
    return pair(
        Spectrum.stft(
            x,
            a.integer("sequence_length"),
            a.integer("sequence_stride"),
            a.integer("fft_length"),
            window(a, x),
            a.flag("center")));
  }

  private static Tensor istft(Arguments a) {
    var real = ElementwiseOps.floating(part(a, 0));
    return Spectrum.istft(
        real,
        part(a, 1),
        a.integer("sequence_length"),
        a.integer("sequence_stride"),
        a.integer("fft_length"),
        integerOrNull(a, "length"),
        window(a, real),
        a.flag("center"));
  }
}
