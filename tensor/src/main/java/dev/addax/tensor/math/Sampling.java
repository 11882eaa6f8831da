package dev.addax.tensor.math;

import dev.addax.tensor.Gather;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;

/** Reads pictures at places between pixels, as TensorFlow's projective transform. */
final class Sampling {
  private final Tensor pixels;
  private final int height;
  private final int width;
  private final double fill;

  private Sampling(Tensor pixels, int height, int width, double fill) {
    this.pixels = pixels;
    this.height = height;
    this.width = width;
    this.fill = fill;
  }

  /**
   * {@return the values of {@code x} [N, H, W, C] at rows {@code y} and columns {@code atX}, both
   * [N or 1, H', W']}
   */
  static Tensor of(
      Tensor x, Tensor y, Tensor atX, Interpolation interpolation, FillMode mode, double fill) {
    var s = x.shape();
    var flat = x.reshape(Shape.of(s.dim(0), s.dim(1) * s.dim(2), s.dim(3)));
    var sampling = new Sampling(flat, s.dim(1), s.dim(2), fill);
    var rows = Edges.map(mode, y, s.dim(1));
    var columns = Edges.map(mode, atX, s.dim(2));
    return interpolation == Interpolation.NEAREST
        ? sampling.read(rounded(rows), rounded(columns))
        : sampling.bilinear(rows, columns).cast(x.dtype());
  }

  /** Halves away from zero. */
  private static Tensor rounded(Tensor x) {
    return x.sign().multiply(x.abs().add(0.5).floor());
  }

  private Tensor bilinear(Tensor y, Tensor x) {
    var top = y.floor();
    var left = x.floor();
    var down = y.subtract(top).expandDims(-1);
    var right = x.subtract(left).expandDims(-1);
    var up = down.negative().add(1);
    var back = right.negative().add(1);
    var above = back.multiply(read(top, left)).add(right.multiply(read(top, left.add(1))));
    var below =
        back.multiply(read(top.add(1), left)).add(right.multiply(read(top.add(1), left.add(1))));
    return up.multiply(above).add(down.multiply(below));
  }

  /** Pixels at whole places; those outside are the fill value. */
  private Tensor read(Tensor y, Tensor x) {
    var inside =
        y.greaterEqual(0)
            .logicalAnd(y.less(height))
            .logicalAnd(x.greaterEqual(0))
            .logicalAnd(x.less(width));
    var at = inside.where(y.multiply(width).add(x), 0).cast(DType.INT32);
    int batch = pixels.shape().dim(0);
    int count = at.shape().dim(1) * at.shape().dim(2);
    var places = at.reshape(Shape.of(at.shape().dim(0), count)).broadcastTo(Shape.of(batch, count));
    var values =
        new Gather(1, 1)
            .on(pixels, places)
            .reshape(Shape.of(batch, at.shape().dim(1), at.shape().dim(2), pixels.shape().last()));
    return inside.expandDims(-1).where(values, filled(values));
  }

  private Tensor filled(Tensor values) {
    return values.fullLike(values.dtype().isFloating() ? (Number) fill : (Number) (long) fill);
  }
}
