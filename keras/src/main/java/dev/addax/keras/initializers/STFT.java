package dev.addax.keras.initializers;

import static dev.addax.keras.config.Field.field;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import org.jspecify.annotations.Nullable;

/**
 * The real or imaginary part of the Fourier transform of a frame, as a convolution kernel of shape
 * (frame length, channels, frequencies). Keras: {@code keras.initializers.STFT}.
 *
 * @param side {@code real} or {@code imag}
 * @param window a window's name, or null for none
 * @param scaling {@code density}, {@code spectrum} or null
 * @param periodic whether the window continues periodically
 */
public record STFT(String side, @Nullable String window, @Nullable String scaling, boolean periodic)
    implements Initializer {
  public static final Schema<STFT> SCHEMA =
      Schema.of(
              "keras.initializers.STFT",
              STFT.class,
              field("side", Codec.oneOf("real", "imag"), "real", STFT::side),
              field("window", Codec.STRING.nullable(), "hann", STFT::window),
              field(
                  "scaling",
                  Codec.oneOf("density", "spectrum").nullable(),
                  "density",
                  STFT::scaling),
              field("periodic", Codec.BOOLEAN, false, STFT::periodic),
              STFT::new)
          .alias("STFTInitializer");

  public STFT {
    if (window != null) {
      Window.known(window);
    }
  }

  /** The real side of a Hann window, scaled for densities. */
  public STFT() {
    this("real", "hann", "density", false);
  }

  @Override
  public Tensor apply(Shape shape, DType dtype) {
    if (shape.rank() != 3) {
      throw new IllegalArgumentException(
          "STFT needs shape (frame length, channels, frequencies), received " + shape);
    }
    int frame = shape.dim(0);
    int channels = shape.dim(1);
    int frequencies = shape.dim(2);
    var weights = weights(frame);
    var buffer = Buffer.allocate(dtype, shape.size());
    for (int t = 0; t < frame; t++) {
      for (int k = 0; k < frequencies; k++) {
        double angle = angle(t, k, 2 * (frequencies - 1), dtype);
        double wave = side.equals("real") ? Math.cos(angle) : Math.sin(angle);
        for (int c = 0; c < channels; c++) {
          buffer.setDouble(((long) t * channels + c) * frequencies + k, wave * weights[t]);
        }
      }
    }
    return Tensor.of(buffer, shape);
  }

  /** Keras computes the angle in the dtype of the result, which shows for long frames. */
  private static double angle(int t, int k, int length, DType dtype) {
    if (dtype == DType.FLOAT64) {
      return -2.0 * t * ((double) k / length) * Math.PI;
    }
    return -2f * t * ((float) k / length) * (float) Math.PI;
  }

  /** The window, divided by what the scaling asks for. */
  private double[] weights(int frame) {
    var weights = new double[frame];
    java.util.Arrays.fill(weights, 1);
    if (window == null) {
      return weights;
    }
    var values = Window.of(window, frame, periodic);
    double squares = 0;
    double sum = 0;
    for (double value : values) {
      squares += value * value;
      sum += Math.abs(value);
    }
    double divisor = "density".equals(scaling) ? Math.sqrt(squares) : scaling == null ? 1 : sum;
    java.util.Arrays.setAll(weights, i -> values[i] / divisor);
    return weights;
  }
}
