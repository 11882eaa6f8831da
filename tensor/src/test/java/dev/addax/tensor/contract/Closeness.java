package dev.addax.tensor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.addax.tensor.buffer.Buffer;

/** Equality of values: exact for integers, within rounding for floats. */
public final class Closeness {
  private Closeness() {}

  /** Fails if the values differ by more than the dtype explains. */
  public static void check(String what, Buffer actual, Buffer expected) {
    assertThat(actual.dtype()).as(what).isEqualTo(expected.dtype());
    assertThat(actual.count()).as(what).isEqualTo(expected.count());
    if (expected.dtype().isFloating()) {
      near(what, actual, expected, tolerance(expected));
      return;
    }
    for (long i = 0; i < expected.count(); i++) {
      assertThat(actual.getLong(i)).as("%s, element %d", what, i).isEqualTo(expected.getLong(i));
    }
  }

  /** Fails if floats differ by more than {@code tolerance} times the largest of them. */
  static void near(String what, Buffer actual, Buffer expected, double tolerance) {
    double largest = 1;
    for (long i = 0; i < expected.count(); i++) {
      double value = Math.abs(expected.getDouble(i));
      largest = Double.isFinite(value) ? Math.max(largest, value) : largest;
    }
    for (long i = 0; i < expected.count(); i++) {
      near(what, i, actual.getDouble(i), expected.getDouble(i), tolerance * largest);
    }
  }

  private static double tolerance(Buffer buffer) {
    return switch (buffer.dtype()) {
      case BFLOAT16 -> 3e-2;
      case FLOAT16 -> 4e-3;
      case FLOAT32 -> 1e-5;
      case FLOAT64 -> 1e-10;
      default -> 0;
    };
  }

  private static void near(String what, long i, double actual, double expected, double allowed) {
    boolean same = Double.compare(actual, expected) == 0 || actual == expected;
    assertThat(same || Math.abs(actual - expected) <= allowed)
        .as("%s, element %d: %s, expected %s", what, i, actual, expected)
        .isTrue();
  }
}
