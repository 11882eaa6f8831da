package dev.addax.tensor.random;

/**
 * Draws from the binomial distribution: by inversion when fewer than ten successes are expected,
 * otherwise by transformed rejection (Hörmann, "The generation of binomial random variates", 1993).
 */
public final class Binomial {
  private static final long BLOCKS_OF_INVERSION = 42;
  private static final long BLOCKS_OF_REJECTION = 256;

  /** What Stirling's formula lacks of log k!, for k = 0 to 9. */
  private static final double[] STIRLING_TAIL = {
    0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.02079067210376509,
    0.0166446911898211, 0.0138761288230707, 0.0118967099458917, 0.0104112652619720,
    0.00925546218271273, 0.00833056343336287
  };

  private Binomial() {}

  /**
   * {@return one draw: the successes in {@code count} trials}
   *
   * @param index its position, counted as in {@link Gamma#draw}
   */
  public static double draw(Philox philox, long index, double count, double probability) {
    if (count <= 0 || probability <= 0) {
      return 0;
    }
    if (probability >= 1) {
      return count;
    }
    boolean rare = probability <= 0.5;
    double p = rare ? probability : 1 - probability;
    double successes = successes(philox, index, count, p, count * p >= 10);
    return rare ? successes : count - successes;
  }

  /** {@return one draw for parameters of 32 bits, by which TensorFlow chooses the method} */
  public static double draw(Philox philox, long index, float count, float probability) {
    if (count <= 0 || probability <= 0) {
      return 0;
    }
    if (probability >= 1) {
      return count;
    }
    boolean rare = probability <= 0.5f;
    float p = rare ? probability : 1 - probability;
    double successes = successes(philox, index, count, p, count * p >= 10);
    return rare ? successes : count - successes;
  }

  private static double successes(Philox philox, long index, double count, double p, boolean many) {
    if (Double.isNaN(p)) {
      return p;
    }
    return many
        ? rejection(new Sampler(philox, BLOCKS_OF_REJECTION * index), count, p)
        : inversion(new Sampler(philox, BLOCKS_OF_INVERSION * index), count, p);
  }

  /** Counts how many geometric waiting times fit into the trials. */
  private static double inversion(Sampler sampler, double count, double p) {
    double trials = 0;
    for (int successes = 0; ; successes++) {
      trials += Math.ceil(Math.log(sampler.uniform()) / Math.log1p(-p));
      if (trials > count) {
        return successes;
      }
    }
  }

  private static double rejection(Sampler sampler, double count, double p) {
    double deviation = Math.sqrt(count * p * (1 - p));
    double b = 1.15 + 2.53 * deviation;
    double a = -0.0873 + 0.0248 * b + 0.01 * p;
    double c = count * p + 0.5;
    double tight = 0.92 - 4.2 / b;
    double odds = p / (1 - p);
    double alpha = (2.83 + 5.1 / b) * deviation;
    double mode = Math.floor((count + 1) * p);
    while (true) {
      double u = sampler.uniform();
      double v = sampler.uniform();
      u -= 0.5;
      double us = 0.5 - Math.abs(u);
      double k = Math.floor((2 * a / us + b) * u + c);
      if (us >= 0.07 && v <= tight) {
        return k;
      }
      if (k < 0 || k > count) {
        continue;
      }
      double bound =
          (mode + 0.5) * Math.log((mode + 1) / (odds * (count - mode + 1)))
              + (count + 1) * Math.log((count - mode + 1) / (count - k + 1))
              + (k + 0.5) * Math.log(odds * (count - k + 1) / (k + 1))
              + tail(mode)
              + tail(count - mode)
              - tail(k)
              - tail(count - k);
      if (Math.log(v * alpha / (a / (us * us) + b)) <= bound) {
        return k;
      }
    }
  }

  private static double tail(double k) {
    if (k <= 9) {
      return STIRLING_TAIL[(int) k];
    }
    double square = (k + 1) * (k + 1);
    return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / (k + 1);
  }
}
