package dev.addax.conformance.recorded;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Compares a result with the recorded tensor. */
public final class Comparison {
  private Comparison() {}

  /** {@return what differs, with the worst place, or null if the result agrees} */
  public static @Nullable String difference(Recorded expected, Tensor actual, Tolerance tolerance) {
    var wrong = typeDifference(expected, actual.dtype().kerasName(), actual.shape().toArray());
    if (wrong != null) return wrong;
    if (!expected.isFloating()) return wholeDifference(expected, actual);
    return tolerance.exact()
        ? ulpDifference(expected, actual, tolerance)
        : realDifference(expected, actual, tolerance);
  }

  private static @Nullable String typeDifference(Recorded expected, String dtype, int[] shape) {
    if (!expected.kerasName().equals(dtype))
      return "dtype is " + dtype + ", expected " + expected.kerasName();
    if (Arrays.equals(expected.shape(), shape)) return null;
    return "shape is " + Arrays.toString(shape) + ", expected " + Arrays.toString(expected.shape());
  }

  private static @Nullable String wholeDifference(Recorded expected, Tensor actual) {
    var buffer = actual.buffer();
    long wrong = 0;
    long first = -1;
    for (long i = 0; i < buffer.count(); i++) {
      if (buffer.getLong(i) == expected.whole(i)) continue;
      if (wrong++ == 0) first = i;
    }
    return wrong == 0
        ? null
        : place(expected, first, wrong, buffer.getLong(first), expected.whole(first));
  }

  private static @Nullable String realDifference(
      Recorded expected, Tensor actual, Tolerance tolerance) {
    var buffer = actual.buffer();
    double largest = largest(expected);
    long wrong = 0;
    long worst = -1;
    double worstError = -1;
    for (long i = 0; i < buffer.count(); i++) {
      double e = expected.real(i);
      double a = buffer.getDouble(i);
      if (tolerance.accepts(a, e, largest)) continue;
      wrong++;
      double error = Double.isFinite(a - e) ? Math.abs(a - e) : Double.MAX_VALUE;
      if (error > worstError) {
        worst = i;
        worstError = error;
      }
    }
    return wrong == 0
        ? null
        : place(expected, worst, wrong, buffer.getDouble(worst), expected.real(worst));
  }

  private static double largest(Recorded expected) {
    double largest = 0;
    for (long i = 0; i < expected.count(); i++) {
      double value = Math.abs(expected.real(i));
      if (Double.isFinite(value)) largest = Math.max(largest, value);
    }
    return largest;
  }

  private static @Nullable String ulpDifference(
      Recorded expected, Tensor actual, Tolerance tolerance) {
    var buffer = actual.buffer();
    long wrong = 0;
    long worst = -1;
    long worstError = tolerance.ulp();
    for (long i = 0; i < buffer.count(); i++) {
      long error = ulps(actual.dtype(), buffer.getDouble(i), expected.real(i));
      if (error <= tolerance.ulp()) continue;
      wrong++;
      if (error > worstError) {
        worst = i;
        worstError = error;
      }
    }
    if (wrong == 0) return null;
    return place(expected, worst, wrong, buffer.getDouble(worst), expected.real(worst))
        + ", "
        + worstError
        + " ulp apart";
  }

  /**
   * Units in the last place between two values of a dtype; values of different sign are counted
   * through zero.
   */
  static long ulps(DType dtype, double a, double b) {
    if (Double.isNaN(a) || Double.isNaN(b))
      return Double.isNaN(a) && Double.isNaN(b) ? 0 : Long.MAX_VALUE;
    long distance = ordered(dtype, a) - ordered(dtype, b);
    return distance == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(distance);
  }

  private static long ordered(DType dtype, double value) {
    return switch (dtype) {
      case FLOAT64 -> fold(Double.doubleToRawLongBits(value), Long.MIN_VALUE);
      case FLOAT16 -> fold(Float.floatToFloat16((float) value), Short.MIN_VALUE);
      case BFLOAT16 ->
          fold((short) (Float.floatToRawIntBits((float) value) >> 16), Short.MIN_VALUE);
      default -> fold(Float.floatToRawIntBits((float) value), Integer.MIN_VALUE);
    };
  }

  private static long fold(long bits, long sign) {
    return bits < 0 ? sign - bits : bits;
  }

  private static String place(
      Recorded expected, long index, long wrong, Object actual, Object recorded) {
    var at = new int[expected.shape().length];
    long rest = index;
    for (int axis = at.length - 1; axis >= 0; axis--) {
      at[axis] = (int) (rest % expected.shape()[axis]);
      rest /= expected.shape()[axis];
    }
    return wrong
        + " of "
        + expected.count()
        + " elements differ, worst at "
        + Arrays.toString(at)
        + ": "
        + actual
        + ", expected "
        + recorded;
  }
}
