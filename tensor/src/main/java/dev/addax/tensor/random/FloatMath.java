package dev.addax.tensor.random;

/**
 * Logarithm, sine and cosine of floats, rounded as the GNU C library rounds them, so that normal
 * draws are the same bits. The coefficients are those of Arm's Optimized Routines, from which that
 * library has its functions.
 */
final class FloatMath {
  private static final double LN2 = 0x1.62e42fefa39efp-1;
  private static final double HALF_PI = 0x1.921FB54442D18p0;
  private static final double TWO_OVER_PI = 0x1.45F306DC9C883p-1;

  /** Sixteen intervals from 0.7 to 1.4: one over a number near their middle, and its logarithm. */
  private static final double[][] LOG_TABLE = {
    {0x1.661ec79f8f3bep+0, -0x1.57bf7808caadep-2},
    {0x1.571ed4aaf883dp+0, -0x1.2bef0a7c06ddbp-2},
    {0x1.49539f0f010bp+0, -0x1.01eae7f513a67p-2},
    {0x1.3c995b0b80385p+0, -0x1.b31d8a68224e9p-3},
    {0x1.30d190c8864a5p+0, -0x1.6574f0ac07758p-3},
    {0x1.25e227b0b8eap+0, -0x1.1aa2bc79c81p-3},
    {0x1.1bb4a4a1a343fp+0, -0x1.a4e76ce8c0e5ep-4},
    {0x1.12358f08ae5bap+0, -0x1.1973c5a611cccp-4},
    {0x1.0953f419900a7p+0, -0x1.252f438e10c1ep-5},
    {0x1p+0, 0x0p+0},
    {0x1.e608cfd9a47acp-1, 0x1.aa5aa5df25984p-5},
    {0x1.ca4b31f026aap-1, 0x1.c5e53aa362eb4p-4},
    {0x1.b2036576afce6p-1, 0x1.526e57720db08p-3},
    {0x1.9c2d163a1aa2dp-1, 0x1.bc2860d22477p-3},
    {0x1.886e6037841edp-1, 0x1.1058bc8a07ee1p-2},
    {0x1.767dcf5534862p-1, 0x1.4043057b6ee09p-2}
  };

  private static final int LOG_START = 0x3f330000;

  private FloatMath() {}

  /** {@return the natural logarithm of a positive normal float} */
  static float log(float x) {
    int bits = Float.floatToRawIntBits(x);
    int offset = bits - LOG_START;
    var entry = LOG_TABLE[offset >>> 19 & 15];
    int exponent = offset >> 23;
    double z = Float.intBitsToFloat(bits - (offset & 0xff800000));
    double r = z * entry[0] - 1;
    double base = entry[1] + exponent * LN2;
    double square = r * r;
    double tail = 0x1.5575b0be00b6ap-2 * r - 0x1.ffffef20a4123p-2;
    tail = -0x1.00ea348b88334p-2 * square + tail;
    return (float) (tail * square + (base + r));
  }

  /** Writes sine and cosine of an angle from 0 to 2π. */
  static void sincos(float angle, float[] out, int at) {
    int quadrant = (int) (angle * TWO_OVER_PI + 0.5);
    double x = angle - quadrant * HALF_PI;
    float sine = sine(x);
    float cosine = cosine(x);
    boolean odd = (quadrant & 1) != 0;
    float first = odd ? cosine : sine;
    float second = odd ? sine : cosine;
    out[at] = (quadrant & 2) != 0 ? -first : first;
    out[at + 1] = (quadrant + 1 & 2) != 0 ? -second : second;
  }

  private static float sine(double x) {
    double x2 = x * x;
    double x3 = x2 * x;
    double high = 0x1.1107605230bc4p-7 + x2 * -0x1.994eb3774cf24p-13;
    return (float) (x + x3 * -0x1.555545995a603p-3 + x3 * x2 * high);
  }

  private static float cosine(double x) {
    double x2 = x * x;
    double x4 = x2 * x2;
    double high = -0x1.6c087e89a359dp-10 + x2 * 0x1.99343027bf8c3p-16;
    double low = 1 + x2 * -0x1.ffffffd0c621cp-2;
    return (float) (low + x4 * 0x1.55553e1068f19p-5 + x4 * x2 * high);
  }
}
