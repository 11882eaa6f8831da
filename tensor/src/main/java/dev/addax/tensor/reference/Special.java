package dev.addax.tensor.reference;

import dev.addax.tensor.buffer.BFloat16;
import dev.addax.tensor.type.DType;

/**
 * Special functions to nearly the precision of doubles. Formulas are those of the NIST Digital
 * Library of Mathematical Functions (DLMF).
 */
public final class Special {
  private static final double TINY = 1e-300;
  private static final double SQRT_PI = Math.sqrt(Math.PI);

  /** Bernoulli terms B₂ₖ / (2k (2k−1)) of Stirling's series, DLMF 5.11.1. */
  private static final double[] STIRLING = {
    1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156
  };

  /** B₂ₖ / 2k, DLMF 5.11.2. */
  private static final double[] DIGAMMA = {
    1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760, 1.0 / 12
  };

  /** B₂ₖ. */
  private static final double[] BERNOULLI = {
    1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6
  };

  private Special() {}

  /** {@return 2/√π ∫₀ˣ exp(−t²) dt} */
  public static double erf(double x) {
    double a = Math.abs(x);
    return a < 2 ? series(x) : Math.copySign(1 - tail(a), x);
  }

  /** {@return 1 − erf(x), without cancellation} */
  public static double erfc(double x) {
    return x < 2 ? (x < -2 ? 2 - tail(-x) : 1 - series(x)) : tail(x);
  }

  /** DLMF 7.6.2: all terms have one sign. */
  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; Math.abs(term) > Math.abs(sum) * 1e-17; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return sum * 2 / SQRT_PI * Math.exp(-x * x);
  }

  /** The continued fraction DLMF 7.9.1 for x ≥ 2, from its end. */
  private static double tail(double x) {
    if (Double.isNaN(x) || x > 28) {
      return Double.isNaN(x) ? x : 0;
    }
    double fraction = x;
    for (int k = 80; k > 0; k--) {
      fraction = x + k / 2.0 / fraction;
    }
    return Math.exp(-x * x) / (SQRT_PI * fraction);
  }

  /** {@return x with erf(x) = y} */
  public static double erfinv(double y) {
    if (Double.isNaN(y) || Math.abs(y) >= 1) {
      return Math.abs(y) == 1 ? y * Double.POSITIVE_INFINITY : Double.NaN;
    }
    // Winitzki's approximation, then Halley steps.
    double log = Math.log1p(-y * y);
    double half = 2 / (Math.PI * 0.147) + log / 2;
    double x = Math.copySign(Math.sqrt(Math.sqrt(half * half - log / 0.147) - half), y);
    for (int i = 0; i < 4; i++) {
      double error = y > 0.5 ? (1 - y) - erfc(x) : y < -0.5 ? erfc(-x) - (1 + y) : erf(x) - y;
      error = y > 0.5 ? error : error;
      double step = error / (2 / SQRT_PI * Math.exp(-x * x));
      x -= step / (1 + x * step);
    }
    return x;
  }

  /** {@return log |Γ(x)|} */
  public static double lgamma(double x) {
    if (x <= 0) {
      if (x == Math.floor(x)) {
        return Double.POSITIVE_INFINITY;
      }
      return Math.log(Math.PI / Math.abs(sinPi(x))) - lgamma(1 - x);
    }
    if (x == 1 || x == 2) {
      return 0;
    }
    double shift = 1;
    double z = x;
    for (; z < 12; z++) {
      shift *= z;
    }
    double tail = 0;
    for (int k = STIRLING.length - 1; k >= 0; k--) {
      tail = tail / (z * z) + STIRLING[k];
    }
    return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + tail / z - Math.log(shift);
  }

  private static double sinPi(double x) {
    double r = x - 2 * Math.floor(x / 2);
    return Math.sin(Math.PI * r);
  }

  /** {@return the derivative of log Γ(x)} */
  public static double digamma(double x) {
    if (x <= 0) {
      return x == Math.floor(x)
          ? Double.NaN
          : digamma(1 - x) - Math.PI / Math.tan(Math.PI * (x - Math.floor(x)));
    }
    double shift = 0;
    double z = x;
    for (; z < 12; z++) {
      shift += 1 / z;
    }
    double tail = 0;
    for (int k = DIGAMMA.length - 1; k >= 0; k--) {
      tail = tail / (z * z) + DIGAMMA[k];
    }
    return Math.log(z) - 0.5 / z - tail / (z * z) - shift;
  }

  /**
   * {@return derivative {@code order} of the digamma function} DLMF 5.5.2 and 5.15.8; not a number
   * where the order is none, infinite at the poles.
   */
  public static double polygamma(double order, double x) {
    if (order == 0) {
      return digamma(x);
    }
    if (order < 0 || order != Math.floor(order) || Double.isNaN(x)) {
      return Double.NaN;
    }
    double sign = order % 2 == 0 ? -1 : 1;
    if (x <= 0 && x == Math.floor(x)) {
      return sign * Double.POSITIVE_INFINITY;
    }
    double factorial = Math.exp(lgamma(order + 1));
    double shifted = 0;
    double z = x;
    for (; z < 12 + order; z++) {
      shifted += Math.pow(z, -order - 1);
    }
    double power = Math.pow(z, -order);
    double tail = power / order + power / (2 * z);
    double rising = power / (2 * z);
    for (int k = 0; k < BERNOULLI.length; k++) {
      // (2k + order − 1)! / ((2k)! order!) · z^(−2k − order)
      rising *=
          k == 0
              ? (order + 1) / z
              : (order + 2 * k) * (order + 2 * k + 1) / ((2 * k + 1) * (2 * k + 2) * z * z);
      tail += BERNOULLI[k] * rising;
    }
    return sign * factorial * (tail + shifted);
  }

  /** {@return the modified Bessel function I₀(x)} */
  public static double besselI0(double x) {
    return bessel(Math.abs(x), 0);
  }

  /** {@return the modified Bessel function I₁(x)} */
  public static double besselI1(double x) {
    return Math.copySign(bessel(Math.abs(x), 1), x);
  }

  /** The power series DLMF 10.25.2, or the expansion 10.40.1 for large x. */
  private static double bessel(double x, int order) {
    if (x > 30) {
      double term = 1;
      double sum = 1;
      for (int k = 1; k < 30; k++) {
        double odd = 2 * k - 1;
        double next = -term * (4.0 * order * order - odd * odd) / (8 * k * x);
        if (Math.abs(next) > Math.abs(term)) {
          break;
        }
        term = next;
        sum += term;
      }
      return Math.exp(x) / Math.sqrt(2 * Math.PI * x) * sum;
    }
    double quarter = x * x / 4;
    double term = order == 0 ? 1 : x / 2;
    double sum = term;
    for (int k = 1; term > sum * 1e-17 && term > TINY; k++) {
      term *= quarter / k / (k + order);
      sum += term;
    }
    return Double.isNaN(x) ? x : sum;
  }

  /** {@return the value of {@code dtype} next to {@code a} towards {@code b}} */
  static double nextAfter(DType dtype, double a, double b) {
    if (dtype == DType.FLOAT64) {
      return Math.nextAfter(a, b);
    }
    if (dtype == DType.FLOAT32) {
      return Math.nextAfter((float) a, b);
    }
    if (Double.isNaN(a) || Double.isNaN(b) || a == b) {
      return a == b ? b : Double.NaN;
    }
    if (a == 0) {
      return Math.copySign(halfValue(dtype, (short) 1), b);
    }
    int away = (b > a) == (a > 0) ? 1 : -1;
    return halfValue(dtype, (short) (halfBits(dtype, a) + away));
  }

  private static short halfBits(DType dtype, double value) {
    return dtype == DType.FLOAT16
        ? Float.floatToFloat16((float) value)
        : BFloat16.fromFloat((float) value);
  }

  private static double halfValue(DType dtype, short bits) {
    return dtype == DType.FLOAT16 ? Float.float16ToFloat(bits) : BFloat16.toFloat(bits);
  }
}
