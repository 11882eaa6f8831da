package dev.addax.tensor.math;

import dev.addax.tensor.Backward;
import dev.addax.tensor.Iota;
import dev.addax.tensor.Movement;
import dev.addax.tensor.Operand;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.List;

/** Pictures under projective maps. */
public final class Warping {
  private Warping() {}

  /**
   * {@code keras.ops.image.affine_transform}: the value at (x, y) is read at {@code ((a₀x + a₁y +
   * a₂) / k, (b₀x + b₁y + b₂) / k)} with {@code k = c₀x + c₁y + 1}.
   *
   * @param transform {@code a₀ a₁ a₂ b₀ b₁ b₂ c₀ c₁}, {@code (8,)} or {@code [N, 8]}
   * @param interpolation nearest or bilinear
   */
  public static Tensor affineTransform(
      Operand images,
      Operand transform,
      Interpolation interpolation,
      FillMode mode,
      double fill,
      DataFormat format) {
    return Pictures.batched(
        images,
        format,
        x -> withGradient(x, matrices(transform.tensor()), interpolation, mode, fill));
  }

  private static Tensor matrices(Tensor given) {
    var t = given.cast(DType.FLOAT32).stopGradient();
    t = t.rank() == 1 ? t.expandDims(0) : t;
    Check.that(t.rank() == 2 && t.shape().last() == 8, "Expected 8 numbers, received %s", t.type());
    return t;
  }

  /**
   * TensorFlow takes as gradient the arriving gradient under the inverse map, and none for the
   * transform. The second term has the value 0 and that gradient.
   */
  private static Tensor withGradient(
      Tensor x, Tensor t, Interpolation interpolation, FillMode mode, double fill) {
    var value = project(x, t, interpolation, mode, fill).stopGradient();
    if (!x.dtype().isFloating()) {
      return value;
    }
    var any = x.zerosLike();
    var backward = project(any, inverse(t), interpolation, mode, 0);
    var adjoint = Backward.gradients(List.of(backward), List.of(x), List.of(any)).getFirst();
    return adjoint == null ? value : value.add(adjoint.subtract(adjoint.stopGradient()));
  }

  /** The first eight numbers of the inverse of the 3 × 3 matrix whose ninth is 1. */
  private static Tensor inverse(Tensor t) {
    int batch = t.shape().dim(0);
    var nine = Movement.concatenate(List.of(t, t.narrow(1, 0, 1).onesLike()), 1);
    var inverse = Linalg.inv(nine.reshape(batch, 3, 3)).reshape(batch, 9);
    return inverse.narrow(1, 0, 8).divide(inverse.narrow(1, 8, 1));
  }

  private static Tensor project(
      Tensor x, Tensor t, Interpolation interpolation, FillMode mode, double fill) {
    int height = x.shape().dim(1);
    int width = x.shape().dim(2);
    var grid = new TensorType(DType.FLOAT32, Shape.of(1, height, width));
    var row = new Iota(grid, 1).on();
    var column = new Iota(grid, 2).on();
    var k = linear(t, 6, column, row).add(1);
    var nowhere = k.equal(0);
    var safe = nowhere.where(1, k);
    var atX = linear(t, 0, column, row).add(entry(t, 2)).divide(safe);
    var atY = linear(t, 3, column, row).add(entry(t, 5)).divide(safe);
    var sampled = Sampling.of(x, atY, atX, interpolation, mode, fill);
    return nowhere.expandDims(-1).where(fill(x, fill), sampled);
  }

  private static Tensor fill(Tensor x, double fill) {
    return x.zerosLike().add(x.dtype().isFloating() ? fill : Math.rint(fill)).cast(x.dtype());
  }

  private static Tensor linear(Tensor t, int i, Tensor column, Tensor row) {
    return entry(t, i).multiply(column).add(entry(t, i + 1).multiply(row));
  }

  private static Tensor entry(Tensor t, int i) {
    return t.narrow(1, i, 1).expandDims(-1);
  }

  /**
   * {@code keras.ops.image.perspective_transform}: the projective map that takes four points to
   * four others.
   *
   * @param start, end (x, y) of the corners, {@code (4, 2)} or {@code [N, 4, 2]}
   */
  public static Tensor perspectiveTransform(
      Operand images,
      Operand start,
      Operand end,
      Interpolation interpolation,
      double fill,
      DataFormat format) {
    var transform = homography(batched(start.tensor()), batched(end.tensor()));
    return affineTransform(images, transform, interpolation, FillMode.CONSTANT, fill, format);
  }

  private static Tensor batched(Tensor points) {
    var p = points.cast(DType.FLOAT32);
    p = p.rank() == 2 ? p.expandDims(0) : p;
    Check.that(
        p.rank() == 3 && p.shape().dim(1) == 4 && p.shape().dim(2) == 2,
        "Expected four points, (4, 2) or (N, 4, 2), received %s",
        points.type());
    return p;
  }

  /** Eight equations, two for each point. */
  private static Tensor homography(Tensor start, Tensor end) {
    var ones = end.narrow(2, 0, 1).onesLike();
    var zeros = end.zerosLike();
    var point = Movement.concatenate(List.of(end, ones), 2);
    var none = Movement.concatenate(List.of(zeros, ones.zerosLike()), 2);
    var forX =
        Movement.concatenate(
            List.of(point, none, end.multiply(start.narrow(2, 0, 1)).negative()), 2);
    var forY =
        Movement.concatenate(
            List.of(none, point, end.multiply(start.narrow(2, 1, 1)).negative()), 2);
    var equations = Movement.stack(List.of(forX, forY), 2);
    int batch = start.shape().dim(0);
    return Linalg.solve(equations.reshape(batch, 8, 8), start.reshape(batch, 8, 1))
        .reshape(batch, 8);
  }

  /**
   * {@code keras.ops.image.elastic_transform}: pixels moved by smooth random displacements.
   *
   * @param alpha how far, {@code sigma} how smoothly, both in pixels
   * @param seed as for {@link Random}
   */
  public static Tensor elasticTransform(
      Operand images,
      double alpha,
      double sigma,
      Interpolation interpolation,
      FillMode mode,
      double fill,
      Operand seed,
      DataFormat format) {
    int size = 6 * (int) sigma | 1;
    return Pictures.batched(
        images,
        format,
        x -> {
          var s = x.shape();
          var grid = Shape.of(s.dim(0), s.dim(1), s.dim(2));
          var noise = Random.normal(grid, 0, 1, x.dtype(), seed).multiply(sigma).expandDims(-1);
          // As in Keras both directions draw the same numbers.
          var moved =
              Filtering.gaussianBlur(
                      noise,
                      new int[] {size, size},
                      new double[] {sigma, sigma},
                      DataFormat.CHANNELS_LAST)
                  .squeeze(-1)
                  .multiply(alpha);
          var type = new TensorType(x.dtype(), grid);
          var rows = new Iota(type, 1).on().add(moved);
          var columns = new Iota(type, 2).on().add(moved);
          return displaced(x, rows, columns, interpolation, mode, fill);
        });
  }

  /**
   * The same with amounts that are computed.
   *
   * @param alpha how far, {@code sigma} how smoothly, scalars in pixels
   * @param mostSigma what {@code sigma} never exceeds
   */
  public static Tensor elasticTransform(
      Operand images,
      Tensor alpha,
      Tensor sigma,
      double mostSigma,
      Interpolation interpolation,
      FillMode mode,
      double fill,
      Operand seed,
      DataFormat format) {
    int size = 6 * (int) mostSigma | 1;
    var whole = sigma.cast(DType.FLOAT32).floor().multiply(6);
    // 6 times a whole number is even: the next odd number is one more.
    var bell = Filtering.bell(size, whole.add(1), sigma);
    var kernel = bell.outer(bell).reshape(size, size);
    return Pictures.batched(
        images,
        format,
        x -> {
          var s = x.shape();
          var grid = Shape.of(s.dim(0), s.dim(1), s.dim(2));
          var noise = Random.normal(grid, 0, 1, x.dtype(), seed).multiply(sigma).expandDims(-1);
          var moved = Filtering.blur(noise, kernel, DataFormat.CHANNELS_LAST).multiply(alpha);
          var type = new TensorType(x.dtype(), s);
          var zero = x.zerosLike();
          var at =
              Movement.stack(
                  List.of(
                      new Iota(type, 0).on(),
                      new Iota(type, 1).on().add(moved),
                      new Iota(type, 2).on().add(moved),
                      new Iota(type, 3).on().add(zero)),
                  0);
          int order = interpolation == Interpolation.NEAREST ? 0 : 1;
          return MapCoordinates.of(x, at, order, mode, fill);
        });
  }

  private static Tensor displaced(
      Tensor x,
      Tensor rows,
      Tensor columns,
      Interpolation interpolation,
      FillMode mode,
      double fill) {
    int order = interpolation == Interpolation.NEAREST ? 0 : 1;
    var pictures = new ArrayList<Tensor>();
    for (int n = 0; n < x.shape().dim(0); n++) {
      var at = Movement.concatenate(List.of(rows.narrow(0, n, 1), columns.narrow(0, n, 1)), 0);
      var channels = new ArrayList<Tensor>();
      for (int c = 0; c < x.shape().last(); c++) {
        var plane = x.narrow(0, n, 1).narrow(3, c, 1).squeeze(0, 3);
        channels.add(MapCoordinates.of(plane, at, order, mode, fill));
      }
      pictures.add(Movement.stack(channels, 2));
    }
    return Movement.stack(pictures, 0);
  }
}
