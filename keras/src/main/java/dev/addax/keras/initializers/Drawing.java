package dev.addax.keras.initializers;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.buffer.BFloat16;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.random.Normal;
import dev.addax.tensor.random.Philox;
import dev.addax.tensor.random.TruncatedNormal;
import dev.addax.tensor.random.Uniform;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.stream.LongStream;

/**
 * Draws tensors with every step rounded to their dtype, as Keras on TensorFlow does, so that the
 * values are the same bits.
 */
final class Drawing {
  private static final int PART = 1 << 14;

  /** Fills part of a tensor with floats of its dtype. */
  private interface Floats {
    void fill(long start, float[] out, int count);
  }

  private interface Doubles {
    void fill(long start, double[] out, int count);
  }

  private Drawing() {}

  static Tensor uniform(Philox philox, Shape shape, DType dtype, double low, double high) {
    // Keras passes the bounds through float32, whatever the dtype.
    double from = round((float) low, dtype);
    double range = round(round((float) high, dtype) - from, dtype);
    Floats floats =
        switch (dtype) {
          case FLOAT16 -> (start, out, n) -> Uniform.fillFloat16(philox, start, out, 0, n);
          case BFLOAT16 -> (start, out, n) -> Uniform.fillBfloat16(philox, start, out, 0, n);
          default -> (start, out, n) -> Uniform.fill(philox, start, out, 0, n);
        };
    Doubles doubles = (start, out, n) -> Uniform.fill(philox, start, out, 0, n);
    return draw(shape, dtype, range, from, floats, doubles);
  }

  static Tensor normal(Philox philox, Shape shape, DType dtype, double mean, double stddev) {
    Floats floats = (start, out, n) -> Normal.fill(philox, start, out, 0, n);
    Doubles doubles = (start, out, n) -> Normal.fill(philox, start, out, 0, n);
    return draw(shape, dtype, stddev, mean, floats, doubles);
  }

  static Tensor truncatedNormal(
      Philox philox, Shape shape, DType dtype, double mean, double stddev) {
    Floats floats = (start, out, n) -> TruncatedNormal.fill(philox, start, out, 0, n);
    Doubles doubles = (start, out, n) -> TruncatedNormal.fill(philox, start, out, 0, n);
    return draw(shape, dtype, stddev, mean, floats, doubles);
  }

  private static Tensor draw(
      Shape shape, DType dtype, double scale, double offset, Floats floats, Doubles doubles) {
    if (!dtype.isFloating()) {
      throw new IllegalArgumentException(
          "random initializers need a floating dtype, received %s for shape %s; use zeros, ones or constant"
              .formatted(dtype, shape));
    }
    var buffer = Buffer.allocate(dtype, shape.size());
    long parts = (buffer.count() + PART - 1) / PART;
    var starts = LongStream.range(0, parts).map(part -> part * PART);
    (parts > 8 ? starts.parallel() : starts)
        .forEach(
            start -> {
              if (dtype == DType.FLOAT64) {
                doubles(buffer, start, scale, offset, doubles);
              } else {
                floats(
                    buffer,
                    start,
                    (float) round(scale, dtype),
                    (float) round(offset, dtype),
                    floats);
              }
            });
    return Tensor.of(buffer, shape);
  }

  private static void floats(Buffer buffer, long start, float scale, float offset, Floats floats) {
    int count = (int) Math.min(PART, buffer.count() - start);
    var values = new float[count];
    floats.fill(start, values, count);
    for (int i = 0; i < count; i++) {
      float value = round(values[i], buffer.dtype());
      buffer.setDouble(start + i, round(value * scale, buffer.dtype()) + offset);
    }
  }

  private static void doubles(
      Buffer buffer, long start, double scale, double offset, Doubles doubles) {
    int count = (int) Math.min(PART, buffer.count() - start);
    var values = new double[count];
    doubles.fill(start, values, count);
    for (int i = 0; i < count; i++) {
      buffer.setDouble(start + i, values[i] * scale + offset);
    }
  }

  private static double round(double value, DType dtype) {
    return dtype == DType.FLOAT64 ? value : round((float) value, dtype);
  }

  private static float round(float value, DType dtype) {
    return switch (dtype) {
      case FLOAT16 -> Float.float16ToFloat(Float.floatToFloat16(value));
      case BFLOAT16 -> BFloat16.toFloat(BFloat16.fromFloat(value));
      default -> value;
    };
  }
}
