package dev.addax.keras.layers.preprocessing;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.math.Spectrum;
import dev.addax.tensor.type.DType;
import org.jspecify.annotations.Nullable;

/**
 * Spectra of overlapping parts of a signal in bands of the mel scale. Keras: {@code
 * keras.layers.MelSpectrogram}.
 *
 * <p>Input {@code (samples,)} or {@code (batch, samples)}; output {@code (num_mel_bins, parts)} or
 * {@code (batch, num_mel_bins, parts)}, in decibels unless {@code power_to_db} is off.
 */
public final class MelSpectrogram extends Layer implements Fluent<MelSpectrogram> {
  public static final Schema<MelSpectrogram> SCHEMA =
      Schema.of("keras.layers.MelSpectrogram", MelSpectrogram.class, MelSpectrogram::new);

  private final Option<Integer> fftLength = option("fft_length", Sizes.POSITIVE, 2048);
  private final Option<Integer> sequenceStride = option("sequence_stride", Sizes.POSITIVE, 512);
  private final Option<@Nullable Integer> sequenceLength =
      option("sequence_length", Sizes.POSITIVE.nullable(), null);
  private final Option<@Nullable String> window = option("window", Codec.STRING.nullable(), "hann");
  private final Option<Double> samplingRate = option("sampling_rate", Codec.DOUBLE, 16000.0);
  private final Option<Integer> numMelBins = option("num_mel_bins", Sizes.POSITIVE, 128);
  private final Option<Double> minFreq = option("min_freq", Codec.DOUBLE, 20.0);
  private final Option<@Nullable Double> maxFreq =
      option("max_freq", Codec.DOUBLE.nullable(), null);
  private final Option<Boolean> powerToDb = option("power_to_db", Codec.BOOLEAN, true);
  private final Option<Double> topDb = option("top_db", Codec.DOUBLE, 80.0);
  private final Option<Double> magExp = option("mag_exp", Codec.DOUBLE, 2.0);
  private final Option<Double> minPower = option("min_power", Codec.DOUBLE, 1e-10);
  private final Option<Double> refPower = option("ref_power", Codec.DOUBLE, 1.0);

  /** For signals of 16 000 samples a second. */
  public MelSpectrogram() {}

  /** {@return this layer with parts of so many samples, before padding, so many samples apart} */
  public MelSpectrogram sequences(int length, int stride) {
    sequenceLength.set(length);
    sequenceStride.set(stride);
    return this;
  }

  /** {@return this layer with a Fourier transform of that length} */
  public MelSpectrogram fftLength(int length) {
    fftLength.set(length);
    return this;
  }

  /** {@return this layer for so many samples a second} */
  public MelSpectrogram samplingRate(double perSecond) {
    samplingRate.set(perSecond);
    return this;
  }

  /** {@return this layer with so many bands between these frequencies, in hertz} */
  public MelSpectrogram bands(int count, double lowest, double highest) {
    numMelBins.set(count);
    minFreq.set(lowest);
    maxFreq.set(highest);
    return this;
  }

  /** {@return this layer giving decibels or powers} */
  public MelSpectrogram powerToDb(boolean on) {
    powerToDb.set(on);
    return this;
  }

  private int length() {
    var given = sequenceLength.get();
    return given == null ? fftLength.get() : given;
  }

  @Override
  protected Tensor call(Tensor given, Call call) {
    var wide = computeDType() == DType.FLOAT64 ? DType.FLOAT64 : DType.FLOAT32;
    var name = window.get();
    var weights = name == null ? null : Spectrum.window(name, length(), wide);
    var spectrum =
        Spectrum.stft(
            given.cast(wide), length(), sequenceStride.get(), fftLength.get(), weights, true);
    var power = spectrum.real().square().add(spectrum.imaginary().square());
    var raised = power.sqrt().power(magExp.get());
    var mel = raised.matmul(bands(raised.shape().last()).cast(wide));
    var scaled = powerToDb.get() ? decibels(mel) : mel;
    return scaled.swapaxes(-1, -2).cast(computeDType());
  }

  private Tensor decibels(Tensor mel) {
    double reference = 10 * Math.log10(Math.max(Math.abs(refPower.get()), minPower.get()));
    var db = mel.maximum(minPower.get()).log().multiply(10 / Math.log(10)).subtract(reference);
    return db.maximum(db.max().subtract(topDb.get()));
  }

  /** Triangles over neighbouring bands, {@code (frequencies, bands)}. */
  private Tensor bands(int frequencies) {
    int count = numMelBins.get();
    double nyquist = samplingRate.get() / 2;
    var highest = maxFreq.get();
    double low = mel(minFreq.get());
    double high = mel(highest == null || highest == 0 ? (int) nyquist : highest);
    double width = (high - low) / (count + 1);
    var weights = new double[frequencies * count];
    for (int f = 1; f < frequencies; f++) {
      double at = mel(nyquist * f / (frequencies - 1));
      for (int b = 0; b < count; b++) {
        double up = (at - low - b * width) / width;
        double down = (low + (b + 2) * width - at) / width;
        weights[f * count + b] = Math.max(0, Math.min(up, down));
      }
    }
    return Tensors.of(weights, frequencies, count);
  }

  /** The mel scale of HTK (O'Shaughnessy, 1987). */
  private static double mel(double hertz) {
    return 1127 * Math.log(1 + hertz / 700);
  }
}
