package dev.addax.tensor.math;

import dev.addax.tensor.Operand;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import java.util.Arrays;

/** Pictures {@code [H, W, C]} or batches {@code [N, H, W, C]} in other sizes. */
public final class Resizing {
  private Resizing() {}

  /**
   * {@code keras.ops.image.resize} without keeping the aspect ratio. It is computed as float32; the
   * result has the dtype of {@code images}, rounded and limited to its range.
   *
   * @param antialias whether a smaller picture averages over what its pixels cover
   */
  public static Tensor resize(
      Operand images,
      int height,
      int width,
      Interpolation interpolation,
      boolean antialias,
      DataFormat format) {
    var x = Pictures.toLast(images.tensor(), format);
    int rows = x.rank() - 3;
    Check.that(
        x.shape().dim(rows) > 0 && x.shape().dim(rows + 1) > 0,
        "resize needs pictures of known size, received %s",
        images.tensor().type());
    if (x.shape().dim(rows) == height && x.shape().dim(rows + 1) == width) {
      return images.tensor();
    }
    var wide = along(x, rows + 1, width, interpolation, antialias);
    var resized = along(wide, rows, height, interpolation, antialias);
    return Pictures.fromLast(restored(resized, x.dtype()), format);
  }

  private static Tensor restored(Tensor resized, DType dtype) {
    return resized.dtype() == dtype
        ? resized
        : Casts.saturate(dtype.isFloating() ? resized : resized.round(), dtype);
  }

  private static Tensor along(
      Tensor x, int axis, int size, Interpolation interpolation, boolean antialias) {
    int from = x.shape().dim(axis);
    if (interpolation == Interpolation.NEAREST) {
      var places = new int[size];
      for (int i = 0; i < size; i++) {
        places[i] = Resampling.nearest(i, from, size);
      }
      return size == from ? x : x.take(Tensors.of(places, size), axis);
    }
    var wide = x.cast(DType.FLOAT32);
    if (interpolation == Interpolation.BILINEAR && !antialias && size != from) {
      return between(wide, axis, size);
    }
    return size == from
        ? wide
        : weighted(wide, axis, Resampling.matrix(interpolation, antialias, from, size));
  }

  /** Two neighbours: a + (b − a) · part, rounded as TensorFlow does. */
  private static Tensor between(Tensor x, int axis, int size) {
    int from = x.shape().dim(axis);
    var low = new int[size];
    var high = new int[size];
    var part = new float[size];
    for (int i = 0; i < size; i++) {
      float at = Resampling.center(i, from, size) - 0.5f;
      int floor = (int) Math.floor(at);
      low[i] = Resampling.clamp(floor, from);
      high[i] = Resampling.clamp(floor + 1, from);
      part[i] = at - floor;
    }
    var dims = new int[x.rank() - axis];
    Arrays.fill(dims, 1);
    dims[0] = size;
    var a = x.take(Tensors.of(low, size), axis);
    var b = x.take(Tensors.of(high, size), axis);
    return a.add(b.subtract(a).multiply(Tensors.of(part, dims)));
  }

  /** {@return Σⱼ matrix[i, j] · x[…, j, …] along an axis} */
  static Tensor weighted(Tensor x, int axis, Tensor matrix) {
    return x.tensordot(matrix, new int[] {axis}, new int[] {1}).moveaxis(-1, axis);
  }

  /** {@code keras.ops.image.resize} with {@code crop_to_aspect_ratio}: the middle is kept. */
  public static Tensor cropToAspectRatio(Operand images, int height, int width, DataFormat format) {
    var x = Pictures.toLast(images.tensor(), format);
    int rows = x.rank() - 3;
    int h = x.shape().dim(rows);
    int w = x.shape().dim(rows + 1);
    int cropHeight = Math.max(1, Math.min(h, (int) ((float) (w * height) / width)));
    int cropWidth = Math.max(1, Math.min(w, (int) ((float) (h * width) / height)));
    var cropped =
        x.narrow(rows, (h - cropHeight) / 2, cropHeight)
            .narrow(rows + 1, (w - cropWidth) / 2, cropWidth);
    return Pictures.fromLast(cropped, format);
  }

  /** {@code keras.ops.image.resize} with {@code pad_to_aspect_ratio}: both sides are filled. */
  public static Tensor padToAspectRatio(
      Operand images, int height, int width, double fill, DataFormat format) {
    var x = Pictures.toLast(images.tensor(), format);
    int rows = x.rank() - 3;
    int h = x.shape().dim(rows);
    int w = x.shape().dim(rows + 1);
    int top = (Math.max(h, (int) ((float) (w * height) / width)) - h) / 2;
    int left = (Math.max(w, (int) ((float) (h * width) / height)) - w) / 2;
    var padding = new int[x.rank()][2];
    padding[rows] = new int[] {top, top};
    padding[rows + 1] = new int[] {left, left};
    return Pictures.fromLast(x.pad(padding, fill), format);
  }
}
