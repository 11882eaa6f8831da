package dev.addax.cpu.kernel;

import static dev.addax.cpu.kernel.Lanes.FLOATS;
import static dev.addax.cpu.kernel.Lanes.LENGTH;

import dev.addax.tensor.Pool;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Pooling by vectors of channels. Each kind has one method with all its loops: a vector that is
 * handed from method to method may become an object.
 */
final class FloatPoolVectors implements Pooling {
  private final Pool.Kind kind;
  private final Windows w;
  private final int channels;
  private final long pixel;
  private final long row;
  private final long plane;
  private final boolean covered;

  FloatPoolVectors(Pool.Kind kind, Windows windows) {
    this.kind = kind;
    this.w = windows;
    this.channels = windows.channels();
    this.pixel = 4L * channels;
    this.row = pixel * windows.in()[2];
    this.plane = row * windows.in()[1];
    this.covered = kind == Pool.Kind.MAX_GRADIENT && isPlain(windows);
  }

  @Override
  public void run(long x, long other, long y, int first, int last) {
    long inBytes = pixel * w.inPixels();
    long outBytes = pixel * w.outPixels();
    boolean toInput = kind == Pool.Kind.MAX_GRADIENT || kind == Pool.Kind.AVERAGE_GRADIENT;
    boolean fromOutput = kind == Pool.Kind.AVERAGE_GRADIENT;
    for (int i = first; i < last; i++) {
      long source = x + i * (fromOutput ? outBytes : inBytes);
      long target = y + i * (toInput ? inBytes : outBytes);
      if (covered) {
        clearRest(target);
      } else if (toInput) {
        Raw.clear(target, inBytes);
      }
      image(source, other == 0 ? 0 : other + i * (toInput ? outBytes : inBytes), target);
    }
  }

  /** What the windows leave over at the right and below. */
  private void clearRest(long y) {
    long used = 2 * w.out()[2] * pixel;
    int rows = 2 * w.out()[1];
    for (int h = 0; used < row && h < rows; h++) {
      Raw.clear(y + h * row + used, row - used);
    }
    if (rows < w.in()[1]) {
      Raw.clear(y + rows * row, plane - rows * row);
    }
  }

  /** Windows of 2 by 2 that touch each other, as most convolutional networks have them. */
  private static boolean isPlain(Windows w) {
    boolean plain = w.in()[0] == 1 && w.size()[0] == 1;
    for (int dim = 1; dim < 3; dim++) {
      plain &=
          w.size()[dim] == 2
              && w.stride()[dim] == 2
              && w.low()[dim] == 0
              && w.in()[dim] >= 2 * w.out()[dim];
    }
    return plain;
  }

  private void image(long x, long other, long y) {
    long out = 0;
    for (int d = 0; d < w.out()[0]; d++) {
      int planes = w.last(0, d) - w.first(0, d);
      for (int h = 0; h < w.out()[1]; h++) {
        int rows = w.last(1, h) - w.first(1, h);
        long corner = w.first(0, d) * plane + w.first(1, h) * row;
        for (int v = 0; v < w.out()[2]; v++, out += pixel) {
          int pixels = w.last(2, v) - w.first(2, v);
          window(x, other, y, corner + w.first(2, v) * pixel, out, planes, rows, pixels);
        }
      }
    }
  }

  private void window(
      long x, long other, long y, long in, long out, int planes, int rows, int pixels) {
    switch (kind) {
      case MAX -> {
        if (planes == 1 && rows == 2 && pixels == 2) {
          maxOfFour(x + in, y + out);
        } else {
          max(x + in, y + out, planes, rows, pixels);
        }
      }
      case AVERAGE -> average(x + in, y + out, planes, rows, pixels);
      case AVERAGE_GRADIENT -> averageGradient(x + out, y + in, planes, rows, pixels);
      case MAX_GRADIENT -> {
        if (covered) {
          maxOfFourGradient(x + in, other + out, y + in);
        } else {
          maxGradient(x + in, other + out, y + in, planes, rows, pixels);
        }
      }
      case MAX_PICK -> pick(x + in, other + in, y + out, planes, rows, pixels);
    }
  }

  private void max(long x, long y, int planes, int rows, int pixels) {
    for (int c = 0; c < channels; c += LENGTH) {
      VectorMask<Float> mask = FLOATS.indexInRange(c, channels);
      FloatVector best = FloatVector.broadcast(FLOATS, Float.NEGATIVE_INFINITY);
      for (int d = 0; d < planes; d++) {
        for (int h = 0; h < rows; h++) {
          long at = x + 4L * c + d * plane + h * row;
          for (int v = 0; v < pixels; v++, at += pixel) {
            best = best.max(Lanes.load(at, mask));
          }
        }
      }
      Lanes.store(best, y + 4L * c, mask);
    }
  }

  private void maxOfFour(long x, long y) {
    for (int c = 0; c < channels; c += LENGTH) {
      VectorMask<Float> mask = FLOATS.indexInRange(c, channels);
      long at = x + 4L * c;
      FloatVector top = Lanes.load(at, mask).max(Lanes.load(at + pixel, mask));
      FloatVector bottom = Lanes.load(at + row, mask).max(Lanes.load(at + row + pixel, mask));
      Lanes.store(top.max(bottom), y + 4L * c, mask);
    }
  }

  private void maxOfFourGradient(long x, long gradient, long y) {
    FloatVector zero = FloatVector.zero(FLOATS);
    for (int c = 0; c < channels; c += LENGTH) {
      VectorMask<Float> mask = FLOATS.indexInRange(c, channels);
      long at = 4L * c;
      FloatVector a = Lanes.load(x + at, mask);
      FloatVector b = Lanes.load(x + at + pixel, mask);
      FloatVector d = Lanes.load(x + at + row, mask);
      FloatVector e = Lanes.load(x + at + row + pixel, mask);
      FloatVector best = a.max(b).max(d.max(e));
      FloatVector g = Lanes.load(gradient + at, mask);
      VectorMask<Float> first = a.compare(VectorOperators.EQ, best);
      VectorMask<Float> second = b.compare(VectorOperators.EQ, best).andNot(first);
      VectorMask<Float> third = d.compare(VectorOperators.EQ, best).andNot(first.or(second));
      VectorMask<Float> fourth =
          e.compare(VectorOperators.EQ, best).andNot(first.or(second).or(third));
      Lanes.store(zero.blend(g, first), y + at, mask);
      Lanes.store(zero.blend(g, second), y + at + pixel, mask);
      Lanes.store(zero.blend(g, third), y + at + row, mask);
      Lanes.store(zero.blend(g, fourth), y + at + row + pixel, mask);
    }
  }

  private void average(long x, long y, int planes, int rows, int pixels) {
    for (int c = 0; c < channels; c += LENGTH) {
      VectorMask<Float> mask = FLOATS.indexInRange(c, channels);
      FloatVector sum = FloatVector.zero(FLOATS);
      for (int d = 0; d < planes; d++) {
        for (int h = 0; h < rows; h++) {
          long at = x + 4L * c + d * plane + h * row;
          for (int v = 0; v < pixels; v++, at += pixel) {
            sum = sum.add(Lanes.load(at, mask));
          }
        }
      }
      Lanes.store(sum.div((float) planes * rows * pixels), y + 4L * c, mask);
    }
  }

  private void averageGradient(long gradient, long y, int planes, int rows, int pixels) {
    for (int c = 0; c < channels; c += LENGTH) {
      VectorMask<Float> mask = FLOATS.indexInRange(c, channels);
      FloatVector share = Lanes.load(gradient + 4L * c, mask).div((float) planes * rows * pixels);
      for (int d = 0; d < planes; d++) {
        for (int h = 0; h < rows; h++) {
          long at = y + 4L * c + d * plane + h * row;
          for (int v = 0; v < pixels; v++, at += pixel) {
            Lanes.store(Lanes.load(at, mask).add(share), at, mask);
          }
        }
      }
    }
  }

  /** Adds the gradient where the first maximum of each channel is. */
  private void maxGradient(long x, long gradient, long y, int planes, int rows, int pixels) {
    for (int c = 0; c < channels; c += LENGTH) {
      VectorMask<Float> mask = FLOATS.indexInRange(c, channels);
      FloatVector best = FloatVector.broadcast(FLOATS, Float.NEGATIVE_INFINITY);
      for (int d = 0; d < planes; d++) {
        for (int h = 0; h < rows; h++) {
          long at = x + 4L * c + d * plane + h * row;
          for (int v = 0; v < pixels; v++, at += pixel) {
            best = best.max(Lanes.load(at, mask));
          }
        }
      }
      FloatVector left = Lanes.load(gradient + 4L * c, mask);
      for (int d = 0; d < planes; d++) {
        for (int h = 0; h < rows; h++) {
          long at = 4L * c + d * plane + h * row;
          for (int v = 0; v < pixels; v++, at += pixel) {
            VectorMask<Float> here = Lanes.load(x + at, mask).compare(VectorOperators.EQ, best);
            FloatVector given = FloatVector.zero(FLOATS).blend(left, here);
            left = left.blend(0f, here);
            Lanes.store(Lanes.load(y + at, mask).add(given), y + at, mask);
          }
        }
      }
    }
  }

  private void pick(long x, long values, long y, int planes, int rows, int pixels) {
    for (int c = 0; c < channels; c += LENGTH) {
      VectorMask<Float> mask = FLOATS.indexInRange(c, channels);
      FloatVector best = FloatVector.broadcast(FLOATS, Float.NEGATIVE_INFINITY);
      FloatVector picked = FloatVector.zero(FLOATS);
      for (int d = 0; d < planes; d++) {
        for (int h = 0; h < rows; h++) {
          long at = 4L * c + d * plane + h * row;
          for (int v = 0; v < pixels; v++, at += pixel) {
            FloatVector value = Lanes.load(x + at, mask);
            // Strictly larger: of equal values the first stays.
            picked =
                picked.blend(
                    Lanes.load(values + at, mask), value.compare(VectorOperators.GT, best));
            best = best.max(value);
          }
        }
      }
      Lanes.store(picked, y + 4L * c, mask);
    }
  }
}
