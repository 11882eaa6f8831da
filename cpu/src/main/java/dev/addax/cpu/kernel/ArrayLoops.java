package dev.addax.cpu.kernel;

import dev.addax.tensor.Binary;
import dev.addax.tensor.Unary;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/**
 * Loops of exact float functions that copy their operands to arrays: what a program uses while it
 * is young. Vector code is slow until the compiler has been over it, loops over arrays are not; and
 * the bits are the same.
 */
final class ArrayLoops {
  private static final int CHUNK = 1024;
  private static final ThreadLocal<float[][]> ARRAYS =
      ThreadLocal.withInitial(() -> new float[2][CHUNK]);

  @FunctionalInterface
  private interface OnArray {
    void run(float[] x, int n);
  }

  /** The result replaces the first operand. */
  @FunctionalInterface
  private interface OnArrays {
    void run(float[] a, float[] b, int n);
  }

  private ArrayLoops() {}

  static @Nullable UnaryLoop unary(Unary.Kind kind) {
    OnArray f =
        switch (kind) {
          case NEGATE -> ArrayLoops::negate;
          case ABS -> ArrayLoops::abs;
          case SQUARE -> ArrayLoops::square;
          case SQRT -> ArrayLoops::sqrt;
          case RSQRT -> ArrayLoops::rsqrt;
          case RECIPROCAL -> ArrayLoops::reciprocal;
          case RELU -> ArrayLoops::relu;
          default -> null;
        };
    return f == null ? null : (x, y, n) -> run(f, x, y, n);
  }

  static @Nullable BinaryLoop binary(Binary.Kind kind) {
    OnArrays f =
        switch (kind) {
          case ADD -> ArrayLoops::add;
          case SUBTRACT -> ArrayLoops::subtract;
          case MULTIPLY -> ArrayLoops::multiply;
          case DIVIDE -> ArrayLoops::divide;
          case MAXIMUM -> ArrayLoops::max;
          case MINIMUM -> ArrayLoops::min;
          default -> null;
        };
    return f == null ? null : (a, b, y, n) -> run(f, a, b, y, n);
  }

  private static void run(OnArray f, long x, long y, int n) {
    float[] values = ARRAYS.get()[0];
    for (int i = 0; i < n; i += CHUNK) {
      int count = Math.min(CHUNK, n - i);
      load(x + 4L * i, values, count);
      f.run(values, count);
      store(values, y + 4L * i, count);
    }
  }

  private static void run(OnArrays f, long a, long b, long y, int n) {
    float[][] arrays = ARRAYS.get();
    for (int i = 0; i < n; i += CHUNK) {
      int count = Math.min(CHUNK, n - i);
      load(a + 4L * i, arrays[0], count);
      load(b + 4L * i, arrays[1], count);
      f.run(arrays[0], arrays[1], count);
      store(arrays[0], y + 4L * i, count);
    }
  }

  private static void load(long from, float[] to, int n) {
    MemorySegment.copy(Raw.ALL, ValueLayout.JAVA_FLOAT_UNALIGNED, from, to, 0, n);
  }

  private static void store(float[] from, long to, int n) {
    MemorySegment.copy(from, 0, Raw.ALL, ValueLayout.JAVA_FLOAT_UNALIGNED, to, n);
  }

  private static void negate(float[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = -x[i];
    }
  }

  private static void abs(float[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = Math.abs(x[i]);
    }
  }

  private static void square(float[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[i] *= x[i];
    }
  }

  private static void sqrt(float[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = (float) Math.sqrt(x[i]);
    }
  }

  private static void rsqrt(float[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = 1 / (float) Math.sqrt(x[i]);
    }
  }

  private static void reciprocal(float[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = 1 / x[i];
    }
  }

  private static void relu(float[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = Math.max(x[i], 0f);
    }
  }

  private static void add(float[] a, float[] b, int n) {
    for (int i = 0; i < n; i++) {
      a[i] += b[i];
    }
  }

  private static void subtract(float[] a, float[] b, int n) {
    for (int i = 0; i < n; i++) {
      a[i] -= b[i];
    }
  }

  private static void multiply(float[] a, float[] b, int n) {
    for (int i = 0; i < n; i++) {
      a[i] *= b[i];
    }
  }

  private static void divide(float[] a, float[] b, int n) {
    for (int i = 0; i < n; i++) {
      a[i] /= b[i];
    }
  }

  private static void max(float[] a, float[] b, int n) {
    for (int i = 0; i < n; i++) {
      a[i] = Math.max(a[i], b[i]);
    }
  }

  private static void min(float[] a, float[] b, int n) {
    for (int i = 0; i < n; i++) {
      a[i] = Math.min(a[i], b[i]);
    }
  }
}
