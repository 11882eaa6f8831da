package dev.addax.tensor.random;

/** Two independent standard normal values from two uniform ones (Box and Muller, 1958). */
final class BoxMuller {
  private static final double EPSILON = 1e-7;

  private BoxMuller() {}

  static void floats(int word0, int word1, float[] out, int at) {
    float u = Math.max(Bits.toFloat(word0), (float) EPSILON);
    float angle = (float) (2 * Math.PI * Bits.toFloat(word1));
    float radius = (float) Math.sqrt(-2f * FloatMath.log(u));
    FloatMath.sincos(angle, out, at);
    out[at] *= radius;
    out[at + 1] *= radius;
  }

  static void doubles(int[] words, double[] out) {
    double u = Math.max(Bits.toDouble(words[0], words[1]), EPSILON);
    double angle = 2 * Math.PI * Bits.toDouble(words[2], words[3]);
    double radius = Math.sqrt(-2 * Math.log(u));
    out[0] = Math.sin(angle) * radius;
    out[1] = Math.cos(angle) * radius;
  }
}
