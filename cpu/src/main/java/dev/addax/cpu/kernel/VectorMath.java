package dev.addax.cpu.kernel;

import static dev.addax.cpu.kernel.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Elementary functions of float vectors, within about two units in the last place. They are written
 * with operations that are exact in every stage of compilation, so that a value never depends on
 * how warm the code is.
 */
final class VectorMath {
  /** Added to a small float, leaves it rounded to an integer in the lowest bits. */
  private static final float ROUNDER = 0x1.8p23f;

  private static final float LOG2_E = 1.44269504f;
  private static final float LN2_HIGH = 0.693145752f;
  private static final float LN2_LOW = 1.42860677e-6f;

  private VectorMath() {}

  private static FloatVector of(float value) {
    return FloatVector.broadcast(FLOATS, value);
  }

  /**
   * {@return 2^n for the integers that {@code rounded} holds in its lowest bits, −126 ≤ n ≤ 127}
   */
  private static FloatVector power(IntVector n) {
    return n.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
  }

  private static IntVector integer(FloatVector rounded) {
    return rounded.reinterpretAsInts().sub(Float.floatToRawIntBits(ROUNDER));
  }

  /** e^r − 1 for |r| ≤ ln 2 / 2. */
  private static FloatVector expm1Near0(FloatVector r) {
    FloatVector p = of(1.9875691500e-4f).fma(r, of(1.3981999507e-3f));
    p = p.fma(r, of(8.3334519073e-3f)).fma(r, of(4.1665795894e-2f));
    p = p.fma(r, of(1.6666665459e-1f)).fma(r, of(5.0000001201e-1f));
    return p.fma(r.mul(r), r);
  }

  private static FloatVector remainder(FloatVector x, FloatVector n) {
    return n.fma(of(-LN2_LOW), n.fma(of(-LN2_HIGH), x));
  }

  static FloatVector exp(FloatVector x) {
    FloatVector bounded = x.max(-104f).min(89f);
    FloatVector rounded = bounded.fma(of(LOG2_E), of(ROUNDER));
    FloatVector p = expm1Near0(remainder(bounded, rounded.sub(ROUNDER))).add(1f);
    // Scaled in two steps, so that results too small or too large for one exponent come out as they
    // should.
    IntVector n = integer(rounded);
    IntVector half = n.lanewise(VectorOperators.ASHR, 1);
    return p.mul(power(half)).mul(power(n.sub(half)));
  }

  static FloatVector expm1(FloatVector x) {
    FloatVector bounded = x.max(-18f).min(89f);
    FloatVector rounded = bounded.fma(of(LOG2_E), of(ROUNDER));
    FloatVector p = expm1Near0(remainder(bounded, rounded.sub(ROUNDER)));
    // Half of it, because 2^128 is no float: p·2^(n−1) + (2^(n−1) − 1/2).
    FloatVector half = power(integer(rounded).sub(1));
    return p.fma(half, half.sub(0.5f)).mul(2f);
  }

  static FloatVector log(FloatVector x) {
    VectorMask<Float> tiny = x.compare(VectorOperators.LT, Float.MIN_NORMAL);
    FloatVector scaled = x.blend(x.mul(0x1p23f), tiny);
    IntVector bits = scaled.reinterpretAsInts();
    IntVector exponent = bits.sub(0x3f3504f3).lanewise(VectorOperators.ASHR, 23);
    FloatVector f =
        bits.sub(exponent.lanewise(VectorOperators.LSHL, 23)).reinterpretAsFloats().sub(1f);
    FloatVector e = ((FloatVector) exponent.convert(VectorOperators.I2F, 0));
    e = e.blend(e.sub(23f), tiny);
    FloatVector y = e.fma(of(0.693359375f), logNear1(f, e));
    y =
        y.blend(
            x,
            x.compare(VectorOperators.EQ, Float.POSITIVE_INFINITY)
                .or(x.test(VectorOperators.IS_NAN)));
    y = y.blend(Float.NaN, x.compare(VectorOperators.LT, 0f));
    return y.blend(Float.NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, 0f));
  }

  /** log(1 + f) and the low part of e · ln 2. */
  private static FloatVector logNear1(FloatVector f, FloatVector e) {
    FloatVector p = of(7.0376836292e-2f).fma(f, of(-1.1514610310e-1f)).fma(f, of(1.1676998740e-1f));
    p = p.fma(f, of(-1.2420140846e-1f)).fma(f, of(1.4249322787e-1f)).fma(f, of(-1.6668057665e-1f));
    p = p.fma(f, of(2.0000714765e-1f)).fma(f, of(-2.4999993993e-1f)).fma(f, of(3.3333331174e-1f));
    FloatVector square = f.mul(f);
    FloatVector low = p.mul(f).fma(square, e.mul(-2.12194440e-4f));
    return square.fma(of(-0.5f), low).add(f);
  }

  /** log(1 + x) but for what the addition lost; {@link #log1pJoin} puts that back. */
  static FloatVector log1pRough(FloatVector x) {
    return log(x.add(1f));
  }

  /**
   * log(1 + x) from x and {@link #log1pRough}: the rounding error of 1 + x put back to first order.
   */
  static FloatVector log1pJoin(FloatVector x, FloatVector rough) {
    FloatVector u = x.add(1f);
    FloatVector joined = rough.add(x.sub(u.sub(1f)).div(u));
    VectorMask<Float> usual =
        u.compare(VectorOperators.GT, 0f).and(x.compare(VectorOperators.LT, 1e30f));
    FloatVector small = x.mul(x).fma(of(-0.5f), x);
    return rough.blend(joined, usual).blend(small, x.abs().compare(VectorOperators.LT, 1e-4f));
  }

  static FloatVector tanh(FloatVector x) {
    IntVector sign = x.reinterpretAsInts().and(0x80000000);
    FloatVector twice = x.abs().min(10f).mul(2f);
    FloatVector rounded = twice.fma(of(LOG2_E), of(ROUNDER));
    FloatVector p = expm1Near0(remainder(twice, rounded.sub(ROUNDER)));
    FloatVector scale = power(integer(rounded));
    FloatVector t = p.fma(scale, scale.sub(1f));
    return t.div(t.add(2f)).reinterpretAsInts().or(sign).reinterpretAsFloats();
  }

  static FloatVector sigmoid(FloatVector x) {
    return of(1f).div(exp(x.neg()).add(1f));
  }

  /** −|x|, whose exponential softplus needs. */
  static FloatVector minusAbs(FloatVector x) {
    return x.abs().neg();
  }

  /** log(1 + e^x) from x and log(1 + e^−|x|). */
  static FloatVector softplusJoin(FloatVector x, FloatVector rest) {
    return rest.add(x.max(0f));
  }

  /** {@return the absolute value of one with the sign of the other} */
  static FloatVector copySign(FloatVector magnitude, FloatVector sign) {
    IntVector bit = sign.reinterpretAsInts().and(0x80000000);
    return magnitude.reinterpretAsInts().and(0x7fffffff).or(bit).reinterpretAsFloats();
  }

  /** The logarithm of erfc(|x|), for |x| that are not small (N. Juffa's single precision erf). */
  static FloatVector erfExponent(FloatVector x) {
    FloatVector t = x.abs();
    FloatVector s = x.mul(x);
    FloatVector r = of(-1.72853470e-5f).fma(t, of(3.83197126e-4f));
    FloatVector u = of(-3.88396438e-3f).fma(t, of(2.42546219e-2f));
    r = r.fma(s, u).fma(t, of(-1.06777877e-1f)).fma(t, of(-6.34846687e-1f));
    return r.fma(t, of(-1.28717512e-1f)).fma(t, t.neg());
  }

  /** erf(x) from x and the exponential of {@link #erfExponent}. */
  static FloatVector erfJoin(FloatVector x, FloatVector rest) {
    FloatVector far = copySign(of(1f).sub(rest), x);
    FloatVector s = x.mul(x);
    FloatVector p = of(-5.96761703e-4f).fma(s, of(4.99119423e-3f)).fma(s, of(-2.67681349e-2f));
    p = p.fma(s, of(1.12819925e-1f)).fma(s, of(-3.76125336e-1f)).fma(s, of(1.28379166e-1f));
    return p.fma(x, x).blend(far, x.abs().compare(VectorOperators.GT, 0.927734375f));
  }

  static FloatVector sign(FloatVector x) {
    FloatVector one = copySign(of(1f), x);
    return one.blend(x, x.compare(VectorOperators.EQ, 0f).or(x.test(VectorOperators.IS_NAN)));
  }

  /** Rounds to integers; values beyond 2^23 have no fraction. */
  static FloatVector floor(FloatVector x) {
    FloatVector y = toward0(x);
    y = y.blend(y.sub(1f), y.compare(VectorOperators.GT, x));
    return copySign(y, x).blend(y, x.compare(VectorOperators.LT, 0f));
  }

  static FloatVector ceil(FloatVector x) {
    return floor(x.neg()).neg();
  }

  /** Rounds half to even. */
  static FloatVector round(FloatVector x) {
    FloatVector large = copySign(of(0x1p23f), x);
    return copySign(x.add(large).sub(large), x)
        .blend(x, x.abs().compare(VectorOperators.LT, 0x1p23f).not());
  }

  static FloatVector toward0(FloatVector x) {
    FloatVector whole =
        ((FloatVector) x.convert(VectorOperators.F2I, 0).convert(VectorOperators.I2F, 0));
    return copySign(whole, x).blend(x, x.abs().compare(VectorOperators.LT, 0x1p23f).not());
  }
}
