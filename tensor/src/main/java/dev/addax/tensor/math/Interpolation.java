package dev.addax.tensor.math;

import java.util.Arrays;
import java.util.Locale;

/** How values between pixels are found. */
public enum Interpolation {
  NEAREST(0),
  BILINEAR(1),
  /** Keys' cubic with a = −1/2. */
  BICUBIC(2),
  LANCZOS3(3),
  LANCZOS5(5),
  /** The mean of what a new pixel covers. */
  AREA(0);

  private final double radius;

  Interpolation(double radius) {
    this.radius = radius;
  }

  /**
   * {@return the interpolation of a Keras name}
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Interpolation of(String kerasName) {
    return Arrays.stream(values())
        .filter(i -> i.name().toLowerCase(Locale.ROOT).equals(kerasName))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Unknown interpolation '%s'; known: %s"
                        .formatted(kerasName, Arrays.toString(values()).toLowerCase(Locale.ROOT))));
  }

  /** {@return how far the kernel reaches, in pixels} */
  double radius() {
    return radius;
  }

  /** {@return the weight of a pixel at distance {@code x} ≥ 0} */
  double weight(double x) {
    return switch (this) {
      case BILINEAR -> Math.max(0, 1 - x);
      case BICUBIC -> cubic(x);
      case LANCZOS3, LANCZOS5 -> lanczos(x);
      case NEAREST, AREA -> throw new IllegalStateException(this + " has no kernel");
    };
  }

  private static double cubic(double x) {
    return x >= 2 ? 0 : x >= 1 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : ((1.5 * x - 2.5) * x) * x + 1;
  }

  private double lanczos(double x) {
    if (x > radius) {
      return 0;
    }
    double y = Math.PI * x;
    return x <= 1e-3 ? 1 : radius * Math.sin(y) * Math.sin(y / radius) / (y * y);
  }
}
