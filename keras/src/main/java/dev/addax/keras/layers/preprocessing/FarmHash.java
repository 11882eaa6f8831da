package dev.addax.keras.layers.preprocessing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * FarmHash's {@code Fingerprint64} (Pike, Google, 2014), by which TensorFlow puts strings into
 * buckets; and its way to combine two fingerprints.
 */
final class FarmHash {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long K0 = 0xc3a5c85c97cb3127L;
  private static final long K1 = 0xb492b66fbe98f273L;
  private static final long K2 = 0x9ae16a3b2f90404fL;
  private static final long CAT = 0xc6a4a7935bd1e995L;

  private final byte[] s;
  private final int length;
  private final long mul;

  private FarmHash(byte[] text) {
    this.s = text;
    this.length = text.length;
    this.mul = K2 + 2L * length;
  }

  /** {@return the fingerprint of some bytes, as an unsigned number} */
  static long fingerprint(byte[] text) {
    var hash = new FarmHash(text);
    return text.length <= 16
        ? hash.upTo16()
        : text.length <= 32 ? hash.upTo32() : text.length <= 64 ? hash.upTo64() : hash.longer();
  }

  /** {@return one fingerprint for two, TensorFlow's {@code FingerprintCat64}} */
  static long combine(long first, long second) {
    long result = (first ^ CAT) ^ mixed(second * CAT) * CAT;
    return mixed(mixed(result * CAT) * CAT);
  }

  private long at(int i) {
    return (long) LONG.get(s, i);
  }

  private long half(int i) {
    return (int) INT.get(s, i) & 0xFFFFFFFFL;
  }

  private static long mixed(long value) {
    return value ^ value >>> 47;
  }

  private static long turned(long value, int bits) {
    return Long.rotateRight(value, bits);
  }

  private static long both(long u, long v, long mul) {
    long a = mixed((u ^ v) * mul);
    return mixed((v ^ a) * mul) * mul;
  }

  private long upTo16() {
    if (length >= 8) {
      long a = at(0) + K2;
      long b = at(length - 8);
      return both(turned(b, 37) * mul + a, (turned(a, 25) + b) * mul, mul);
    }
    if (length >= 4) {
      return both(length + (half(0) << 3), half(length - 4), mul);
    }
    if (length == 0) {
      return K2;
    }
    long y = (s[0] & 0xFF) + ((s[length >> 1] & 0xFF) << 8);
    long z = length + ((s[length - 1] & 0xFF) << 2);
    return mixed(y * K2 ^ z * K0) * K2;
  }

  private long upTo32() {
    long a = at(0) * K1;
    long b = at(8);
    long c = at(length - 8) * mul;
    long d = at(length - 16) * K2;
    return both(turned(a + b, 43) + turned(c, 30) + d, a + turned(b + K2, 18) + c, mul);
  }

  private long upTo64() {
    long a = at(0) * K2;
    long b = at(8);
    long c = at(length - 8) * mul;
    long d = at(length - 16) * K2;
    long y = turned(a + b, 43) + turned(c, 30) + d;
    long z = both(y, a + turned(b + K2, 18) + c, mul);
    long e = at(16) * mul;
    long f = at(24);
    long g = (y + at(length - 32)) * mul;
    long h = (z + at(length - 24)) * mul;
    return both(turned(e + f, 43) + turned(g, 30) + h, e + turned(f + a, 18) + g, mul);
  }

  private long longer() {
    var rounds = new Rounds();
    int end = (length - 1) / 64 * 64;
    for (int i = 0; i < end; i += 64) {
      rounds.take(i, K1, 1);
    }
    return rounds.last((length - 1) & 63, length - 64);
  }

  /** The state that goes over blocks of 64 bytes. */
  private final class Rounds {
    private long x = 81 * K2 + at(0);
    private long y = 81 * K1 + 113;
    private long z = mixed(y * K2 + 113) * K2;
    private long v0;
    private long v1;
    private long w0;
    private long w1;

    void take(int i, long mul, long factor) {
      x = turned(x + y + v0 + at(i + 8), 37) * mul;
      y = turned(y + v1 + at(i + 48), 42) * mul;
      x ^= w1 * factor;
      y += v0 * factor + at(i + 40);
      z = turned(z + w0, 33) * mul;
      long a = v1 * mul;
      long b = x + w0;
      v0 = weakFirst(i, a);
      v1 = weakSecond(i, a, b);
      a = z + w1;
      b = y + at(i + 16);
      w0 = weakFirst(i + 32, a);
      w1 = weakSecond(i + 32, a, b);
      long swapped = z;
      z = x;
      x = swapped;
    }

    private long weakFirst(int i, long a) {
      return a + at(i) + at(i + 8) + at(i + 16) + at(i + 24);
    }

    private long weakSecond(int i, long a, long b) {
      long c = a + at(i);
      return turned(b + c + at(i + 24), 21) + turned(c + at(i + 8) + at(i + 16), 44) + c;
    }

    long last(int rest, int i) {
      long mul = K1 + ((z & 0xFF) << 1);
      w0 += rest;
      v0 += w0;
      w0 += v0;
      take(i, mul, 9);
      return both(both(v0, w0, mul) + mixed(y) * K0 + z, both(v1, w1, mul) + x, mul);
    }
  }
}
