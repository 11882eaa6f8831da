package dev.addax.keras.layers.preprocessing;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.initializers.STFT;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.InputSpec;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Movement;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.math.Convolution;
import dev.addax.tensor.math.DataFormat;
import dev.addax.tensor.math.Padding;
import dev.addax.tensor.type.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Spectra of overlapping parts of a signal, by convolutions whose kernels can be trained. Keras:
 * {@code keras.layers.STFTSpectrogram}.
 *
 * <p>Input {@code (batch, samples, channels)}; output {@code (batch, parts, channels ·
 * frequencies)}, with {@code expand_dims} {@code (batch, parts, frequencies, channels)}; channels
 * first likewise. {@code frequencies} is half of the FFT's length and one, twice that in mode
 * {@code stft}. Weights: {@code real_kernel} and {@code imag_kernel (frame_length, 1,
 * frequencies)}, as far as the mode needs them.
 */
public final class STFTSpectrogram extends Layer implements Fluent<STFTSpectrogram> {
  public static final Schema<STFTSpectrogram> SCHEMA =
      Schema.of("keras.layers.STFTSpectrogram", STFTSpectrogram.class, STFTSpectrogram::new);

  private static final double EPSILON = 1e-7;

  private final Option<String> mode =
      option(
          "mode", Codec.oneOf("log", "magnitude", "psd", "real", "imag", "angle", "stft"), "log");
  private final Option<Integer> frameLength = option("frame_length", Sizes.POSITIVE, 256);
  private final Option<@Nullable Integer> frameStep =
      option("frame_step", Sizes.POSITIVE.nullable(), null);
  private final Option<@Nullable Integer> fftLength =
      option("fft_length", Sizes.POSITIVE.nullable(), null);
  private final Option<@Nullable String> window = option("window", Codec.STRING.nullable(), "hann");
  private final Option<Boolean> periodic = option("periodic", Codec.BOOLEAN, false);
  private final Option<@Nullable String> scaling =
      option("scaling", Codec.oneOf("density", "spectrum").nullable(), "density");
  private final Option<Padding> padding = option("padding", Sizes.VALID_OR_SAME, Padding.VALID);
  private final Option<DataFormat> dataFormat =
      option("data_format", Sizes.DATA_FORMAT, DataFormat.CHANNELS_LAST);
  private final Option<Boolean> expandDims = option("expand_dims", Codec.BOOLEAN, false);

  private @Nullable Variable realKernel;
  private @Nullable Variable imagKernel;

  /** Logarithms of magnitudes, over frames of 256 samples. */
  public STFTSpectrogram() {}

  /**
   * {@return this layer giving {@code log}, {@code magnitude}, {@code psd}, {@code real}, {@code
   * imag}, {@code angle} or {@code stft}}
   */
  public STFTSpectrogram mode(String what) {
    mode.named(what);
    return this;
  }

  /** {@return this layer with parts of so many samples} */
  public STFTSpectrogram frameLength(int samples) {
    frameLength.set(samples);
    return this;
  }

  /** {@return this layer with parts that begin so many samples apart} */
  public STFTSpectrogram frameStep(int samples) {
    frameStep.set(samples);
    return this;
  }

  /** {@return this layer with a Fourier transform of that length} */
  public STFTSpectrogram fftLength(int length) {
    fftLength.set(length);
    return this;
  }

  /**
   * {@return this layer weighting each part by a window, such as {@code "hamming"}; null for none}
   */
  public STFTSpectrogram window(@Nullable String name) {
    window.set(name);
    return this;
  }

  /** {@return this layer with that treatment of the ends} */
  public STFTSpectrogram padding(String border) {
    padding.named(border);
    return this;
  }

  /** {@return this layer with an axis of its own for channels} */
  public STFTSpectrogram expandDims(boolean on) {
    expandDims.set(on);
    return this;
  }

  private int step() {
    var given = frameStep.get();
    return given == null ? Math.max(1, frameLength.get() / 2) : given;
  }

  private int transformLength() {
    var given = fftLength.get();
    int frame = frameLength.get();
    return given != null ? given : frame == 1 ? 1 : Integer.highestOneBit(frame - 1) << 1;
  }

  @Override
  protected List<InputSpec> inputSpecs() {
    return List.of(InputSpec.rank(3));
  }

  @Override
  protected void build(Shape input) {
    if (step() > frameLength.get() || transformLength() < frameLength.get()) {
      throw new ConfigException(
          "%s: frame_step may not exceed frame_length, nor that fft_length; received %d, %d and %d"
              .formatted(title(), step(), frameLength.get(), transformLength()));
    }
    var shape = Shape.of(frameLength.get(), 1, transformLength() / 2 + 1);
    if (!mode.get().equals("imag")) {
      realKernel = addWeight("real_kernel", shape, kernel("real"));
    }
    if (!mode.get().equals("real")) {
      imagKernel = addWeight("imag_kernel", shape, kernel("imag"));
    }
  }

  private STFT kernel(String side) {
    return new STFT(side, window.get(), scaling.get(), periodic.get());
  }

  @Override
  protected Tensor call(Tensor given, Call call) {
    boolean last = dataFormat.get() == DataFormat.CHANNELS_LAST;
    var x = last ? given.swapaxes(1, 2) : given; // (batch, channels, samples)
    return switch (mode.get()) {
      case "real" -> arranged(convolved(x, requireBuilt(realKernel)));
      case "imag" -> arranged(convolved(x, requireBuilt(imagKernel)));
      default -> complex(x);
    };
  }

  private Tensor complex(Tensor x) {
    var real = convolved(x, requireBuilt(realKernel));
    var imag = convolved(x, requireBuilt(imagKernel));
    if (mode.get().equals("angle")) {
      return arranged(imag.arctan2(real));
    }
    if (mode.get().equals("stft")) {
      return arranged(Movement.concatenate(List.of(real, imag), 3));
    }
    var power = real.square().add(imag.square());
    if (mode.get().equals("psd")) {
      int inner = power.shape().last() - 2;
      var twice = power.narrow(3, 1, inner).pad(new int[][] {{0, 0}, {0, 0}, {0, 0}, {1, 1}}, 0);
      return arranged(power.add(twice));
    }
    var magnitude = arranged(power.maximum(EPSILON).sqrt());
    return mode.get().equals("magnitude") ? magnitude : magnitude.maximum(EPSILON).log();
  }

  /** {@return (batch, channels, parts, frequencies)} */
  private Tensor convolved(Tensor x, Variable kernel) {
    var shape = x.shape();
    int channels = shape.dim(1);
    boolean known = shape.isKnown(0);
    int rows = known ? shape.dim(0) * channels : Shape.freshUnknown();
    var flat = x.reshape(Shape.of(rows, shape.dim(2), 1));
    int[] one = {1};
    var made =
        Convolution.conv(
            flat,
            kernel.tensor().cast(x.dtype()),
            new int[] {step()},
            padding.get(),
            DataFormat.CHANNELS_LAST,
            one);
    return made.reshape(Shape.of(shape.dim(0), channels, made.shape().dim(1), made.shape().last()));
  }

  private Tensor arranged(Tensor x) {
    boolean last = dataFormat.get() == DataFormat.CHANNELS_LAST;
    if (expandDims.get()) {
      return last ? x.transpose(0, 2, 3, 1) : x;
    }
    var s = x.shape();
    var joined = x.transpose(0, 2, 1, 3).reshape(Shape.of(s.dim(0), s.dim(2), s.dim(1) * s.dim(3)));
    return last ? joined : joined.swapaxes(1, 2);
  }
}
