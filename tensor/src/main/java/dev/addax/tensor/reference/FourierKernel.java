package dev.addax.tensor.reference;

import dev.addax.tensor.Fourier;
import dev.addax.tensor.Node;
import java.util.Arrays;

/** Fast Fourier transforms: radix 2, and by Bluestein's convolution for other lengths. */
final class FourierKernel {
  private FourierKernel() {}

  static Kernel of(Node node, Fourier fourier) {
    int length = node.input(0).shape().last();
    var dtype = node.input(0).dtype();
    return in -> {
      var real = in[0].doubles().clone();
      var imaginary = in[1].doubles().clone();
      for (int at = 0; length > 0 && at < real.length; at += length) {
        var re = Arrays.copyOfRange(real, at, at + length);
        var im = Arrays.copyOfRange(imaginary, at, at + length);
        transform(re, im, fourier.inverse());
        System.arraycopy(re, 0, real, at, length);
        System.arraycopy(im, 0, imaginary, at, length);
      }
      return new Elements[] {Reals.of(dtype, real), Reals.of(dtype, imaginary)};
    };
  }

  /** Swapping the parts before and after turns one direction into the other. */
  private static void transform(double[] re, double[] im, boolean inverse) {
    if (inverse) {
      transform(im, re, false);
    } else if (Integer.bitCount(re.length) == 1) {
      radix2(re, im);
    } else {
      bluestein(re, im);
    }
  }

  private static void radix2(double[] re, double[] im) {
    int n = re.length;
    for (int i = 1; i < n; i++) {
      int j = Integer.reverse(i) >>> (1 + Integer.numberOfLeadingZeros(n));
      if (i < j) {
        swap(re, i, j);
        swap(im, i, j);
      }
    }
    for (int width = 2; width <= n; width *= 2) {
      for (int k = 0; k < width / 2; k++) {
        double angle = -2 * Math.PI * k / width;
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        for (int i = k; i < n; i += width) {
          int j = i + width / 2;
          double r = c * re[j] - s * im[j];
          double t = c * im[j] + s * re[j];
          re[j] = re[i] - r;
          im[j] = im[i] - t;
          re[i] += r;
          im[i] += t;
        }
      }
    }
  }

  private static void swap(double[] x, int i, int j) {
    double kept = x[i];
    x[i] = x[j];
    x[j] = kept;
  }

  /** Writes jk as (j² + k² − (k−j)²) / 2, which makes the transform a convolution. */
  private static void bluestein(double[] re, double[] im) {
    int n = re.length;
    int m = Integer.highestOneBit(2 * n) * 2;
    var cos = new double[n];
    var sin = new double[n];
    for (int i = 0; i < n; i++) {
      double angle = Math.PI * ((long) i * i % (2L * n)) / n;
      cos[i] = Math.cos(angle);
      sin[i] = Math.sin(angle);
    }
    var ar = new double[m];
    var ai = new double[m];
    var br = new double[m];
    var bi = new double[m];
    for (int i = 0; i < n; i++) {
      ar[i] = re[i] * cos[i] + im[i] * sin[i];
      ai[i] = im[i] * cos[i] - re[i] * sin[i];
      int mirrored = (m - i) % m;
      br[i] = cos[i];
      bi[i] = sin[i];
      br[mirrored] = cos[i];
      bi[mirrored] = sin[i];
    }
    convolve(ar, ai, br, bi);
    for (int i = 0; i < n; i++) {
      re[i] = ar[i] * cos[i] + ai[i] * sin[i];
      im[i] = ai[i] * cos[i] - ar[i] * sin[i];
    }
  }

  private static void convolve(double[] ar, double[] ai, double[] br, double[] bi) {
    int m = ar.length;
    radix2(ar, ai);
    radix2(br, bi);
    for (int i = 0; i < m; i++) {
      double r = ar[i] * br[i] - ai[i] * bi[i];
      ai[i] = (ar[i] * bi[i] + ai[i] * br[i]) / m;
      ar[i] = r / m;
    }
    radix2(ai, ar);
  }
}
