package dev.addax.keras.initializers;

import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.NearNames;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/**
 * Window functions by the names of {@code scipy.signal.get_window}, those without a parameter of
 * their own (Harris, "On the use of windows for harmonic analysis with the DFT", 1978).
 */
final class Window {
  /** Coefficients of Σ (−1)ᵏ aₖ cos(2πkt) for t from 0 to 1. */
  private static final Map<String, double[]> COSINE_SUMS =
      Map.of(
          "boxcar", new double[] {1},
          "hann", new double[] {0.5, 0.5},
          "hamming", new double[] {0.54, 0.46},
          "blackman", new double[] {0.42, 0.5, 0.08},
          "nuttall", new double[] {0.3635819, 0.4891775, 0.1365995, 0.0106411},
          "blackmanharris", new double[] {0.35875, 0.48829, 0.14128, 0.01168},
          "flattop", new double[] {0.21557895, 0.41663158, 0.277263158, 0.083578947, 0.006947368});

  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("box", "boxcar"),
          Map.entry("ones", "boxcar"),
          Map.entry("rect", "boxcar"),
          Map.entry("rectangular", "boxcar"),
          Map.entry("hanning", "hann"),
          Map.entry("han", "hann"),
          Map.entry("hamm", "hamming"),
          Map.entry("ham", "hamming"),
          Map.entry("black", "blackman"),
          Map.entry("blk", "blackman"),
          Map.entry("nutl", "nuttall"),
          Map.entry("nut", "nuttall"),
          Map.entry("blackharr", "blackmanharris"),
          Map.entry("bkh", "blackmanharris"),
          Map.entry("flat", "flattop"),
          Map.entry("flt", "flattop"),
          Map.entry("bart", "bartlett"),
          Map.entry("brt", "bartlett"),
          Map.entry("halfcosine", "cosine"),
          Map.entry("sinc", "lanczos"),
          Map.entry("bman", "bohman"),
          Map.entry("bmn", "bohman"),
          Map.entry("brthan", "barthann"),
          Map.entry("bth", "barthann"),
          Map.entry("parz", "parzen"),
          Map.entry("par", "parzen"),
          Map.entry("triangle", "triang"),
          Map.entry("tri", "triang"));

  private static final Set<String> OTHERS =
      Set.of("bartlett", "cosine", "lanczos", "bohman", "barthann", "parzen", "triang");

  private Window() {}

  /**
   * {@return {@code length} values of the window}
   *
   * @param periodic leave out the last of {@code length + 1} symmetric values
   * @throws ConfigException if the name is not known
   */
  static double[] of(String name, int length, boolean periodic) {
    var known = known(name);
    int n = periodic && length > 1 ? length + 1 : length;
    var f = function(known, n);
    var values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] = n == 1 ? 1 : f.applyAsDouble(i);
    }
    return values;
  }

  /** {@return the name without aliases} */
  static String known(String name) {
    var known = ALIASES.getOrDefault(name, name);
    if (!COSINE_SUMS.containsKey(known) && !OTHERS.contains(known)) {
      var names = new java.util.TreeSet<>(COSINE_SUMS.keySet());
      names.addAll(OTHERS);
      throw new ConfigException(
          "unknown window '%s'. %s".formatted(name, NearNames.hint(name, names)));
    }
    return known;
  }

  private static DoubleUnaryOperator function(String name, int n) {
    double last = n - 1;
    return switch (name) {
      case "bartlett" -> i -> 1 - Math.abs(2 * i / last - 1);
      case "cosine" -> i -> Math.sin(Math.PI / n * (i + 0.5));
      case "lanczos" -> i -> sinc(2 * i / last - 1);
      case "bohman" -> i -> bohman(Math.abs(2 * i / last - 1));
      case "barthann" -> i -> barthann(Math.abs(i / last - 0.5));
      case "parzen" -> i -> parzen(Math.abs(i - last / 2) / (n / 2.0));
      // An even number of values straddles the top.
      case "triang" -> i -> 1 - Math.abs(2 * i - last) / (n % 2 == 0 ? n : n + 1);
      default -> i -> cosines(COSINE_SUMS.get(name), i / last);
    };
  }

  private static double cosines(double[] a, double t) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (k % 2 == 0 ? a[k] : -a[k]) * Math.cos(2 * Math.PI * k * t);
    }
    return sum;
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  private static double bohman(double x) {
    return x >= 1 ? 0 : (1 - x) * Math.cos(Math.PI * x) + Math.sin(Math.PI * x) / Math.PI;
  }

  private static double barthann(double x) {
    return 0.62 - 0.48 * x + 0.38 * Math.cos(2 * Math.PI * x);
  }

  private static double parzen(double x) {
    return x <= 0.5 ? 1 - 6 * x * x + 6 * x * x * x : 2 * Math.pow(1 - x, 3);
  }
}
