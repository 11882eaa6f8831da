package dev.addax.cpu.kernel;

import static dev.addax.cpu.kernel.Lanes.LENGTH;

import dev.addax.tensor.Pool;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** Pooling by vectors of channels. */
final class FloatPoolVectors implements Pooling {
  private final Pool.Kind kind;
  private final Windows w;
  private final long pixel;
  private final long row;
  private final long plane;

  FloatPoolVectors(Pool.Kind kind, Windows windows) {
    this.kind = kind;
    this.w = windows;
    this.pixel = 4L * windows.channels();
    this.row = pixel * windows.in()[2];
    this.plane = row * windows.in()[1];
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
      if (toInput) {
        Raw.clear(target, inBytes);
      }
      image(source, other == 0 ? 0 : other + i * (toInput ? outBytes : inBytes), target);
    }
  }

  private void image(long x, long other, long y) {
    long out = 0;
    for (int d = 0; d < w.out()[0]; d++) {
      for (int h = 0; h < w.out()[1]; h++) {
        for (int v = 0; v < w.out()[2]; v++, out += pixel) {
          window(x, other, y, out, d, h, v);
        }
      }
    }
  }

  private void window(long x, long other, long y, long out, int d, int h, int v) {
    int d0 = w.first(0, d);
    int d1 = w.last(0, d);
    int h0 = w.first(1, h);
    int h1 = w.last(1, h);
    int v0 = w.first(2, v);
    int v1 = w.last(2, v);
    int count = Math.max(0, d1 - d0) * Math.max(0, h1 - h0) * Math.max(0, v1 - v0);
    for (int c = 0; c < w.channels(); c += LENGTH) {
      VectorMask<Float> mask = Lanes.FLOATS.indexInRange(c, w.channels());
      long at = 4L * c;
      switch (kind) {
        case MAX -> Lanes.store(largest(x + at, mask, d0, d1, h0, h1, v0, v1), y + out + at, mask);
        case AVERAGE ->
            Lanes.store(sum(x + at, mask, d0, d1, h0, h1, v0, v1).div(count), y + out + at, mask);
        case AVERAGE_GRADIENT ->
            spread(Lanes.load(x + out + at, mask).div(count), y + at, mask, d0, d1, h0, h1, v0, v1);
        case MAX_GRADIENT ->
            give(Lanes.load(other + out + at, mask), x + at, y + at, mask, d0, d1, h0, h1, v0, v1);
        case MAX_PICK ->
            Lanes.store(pick(x + at, other + at, mask, d0, d1, h0, h1, v0, v1), y + out + at, mask);
      }
    }
  }

  private FloatVector largest(
      long x, VectorMask<Float> mask, int d0, int d1, int h0, int h1, int v0, int v1) {
    FloatVector best = FloatVector.broadcast(Lanes.FLOATS, Float.NEGATIVE_INFINITY);
    for (int d = d0; d < d1; d++) {
      for (int h = h0; h < h1; h++) {
        long at = x + d * plane + h * row + v0 * pixel;
        for (int v = v0; v < v1; v++, at += pixel) {
          best = best.max(Lanes.load(at, mask));
        }
      }
    }
    return best;
  }

  private FloatVector sum(
      long x, VectorMask<Float> mask, int d0, int d1, int h0, int h1, int v0, int v1) {
    FloatVector sum = FloatVector.zero(Lanes.FLOATS);
    for (int d = d0; d < d1; d++) {
      for (int h = h0; h < h1; h++) {
        long at = x + d * plane + h * row + v0 * pixel;
        for (int v = v0; v < v1; v++, at += pixel) {
          sum = sum.add(Lanes.load(at, mask));
        }
      }
    }
    return sum;
  }

  private void spread(
      FloatVector g,
      long y,
      VectorMask<Float> mask,
      int d0,
      int d1,
      int h0,
      int h1,
      int v0,
      int v1) {
    for (int d = d0; d < d1; d++) {
      for (int h = h0; h < h1; h++) {
        long at = y + d * plane + h * row + v0 * pixel;
        for (int v = v0; v < v1; v++, at += pixel) {
          Lanes.store(Lanes.load(at, mask).add(g), at, mask);
        }
      }
    }
  }

  /** Adds the gradient where the first maximum of each channel is. */
  private void give(
      FloatVector g,
      long x,
      long y,
      VectorMask<Float> mask,
      int d0,
      int d1,
      int h0,
      int h1,
      int v0,
      int v1) {
    FloatVector best = largest(x, mask, d0, d1, h0, h1, v0, v1);
    VectorMask<Float> open = mask;
    for (int d = d0; d < d1; d++) {
      for (int h = h0; h < h1; h++) {
        long at = d * plane + h * row + v0 * pixel;
        for (int v = v0; v < v1; v++, at += pixel) {
          VectorMask<Float> here =
              Lanes.load(x + at, mask).compare(VectorOperators.EQ, best).and(open);
          open = open.andNot(here);
          Lanes.store(Lanes.load(y + at, mask).add(g, here), y + at, mask);
        }
      }
    }
  }

  private FloatVector pick(
      long x, long values, VectorMask<Float> mask, int d0, int d1, int h0, int h1, int v0, int v1) {
    FloatVector best = largest(x, mask, d0, d1, h0, h1, v0, v1);
    FloatVector picked = FloatVector.zero(Lanes.FLOATS);
    VectorMask<Float> open = mask;
    for (int d = d0; d < d1; d++) {
      for (int h = h0; h < h1; h++) {
        long at = d * plane + h * row + v0 * pixel;
        for (int v = v0; v < v1; v++, at += pixel) {
          VectorMask<Float> here =
              Lanes.load(x + at, mask).compare(VectorOperators.EQ, best).and(open);
          open = open.andNot(here);
          picked = picked.blend(Lanes.load(values + at, mask), here);
        }
      }
    }
    return picked;
  }
}
