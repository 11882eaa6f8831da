package dev.addax.tensor.random;

/**
 * Draws from the gamma distribution of scale 1 by the method of Marsaglia and Tsang ("A simple
 * method for generating gamma variables", 2000).
 */
public final class Gamma {
  private static final long BLOCKS_PER_ELEMENT = 256;

  private Gamma() {}

  /**
   * {@return one draw}
   *
   * @param index its position: for an output whose last dimensions are those of alpha, alpha's
   *     index times the number of draws per alpha, plus the number of the draw
   */
  public static double draw(Philox philox, long index, double alpha) {
    var sampler = new Sampler(philox, BLOCKS_PER_ELEMENT * index);
    if (alpha == 1) {
      return -Math.log1p(-sampler.uniform());
    }
    double d = alpha + (alpha < 1 ? 2.0 / 3 : -1.0 / 3);
    double c = 1.0 / 3 / Math.sqrt(d);
    while (true) {
      double x = sampler.normal();
      double t = 1 + c * x;
      if (t <= 0) {
        continue;
      }
      double v = t * t * t;
      double u = sampler.uniform();
      if (u < 1 - 0.0331 * (x * x) * (x * x)
          || Math.log(u) < 0.5 * x * x + d * (1 - v + Math.log(v))) {
        return alpha < 1 ? d * v * Math.pow(sampler.uniform(), 1 / alpha) : d * v;
      }
    }
  }
}
