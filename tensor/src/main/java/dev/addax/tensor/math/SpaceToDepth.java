package dev.addax.tensor.math;

import dev.addax.tensor.Conv;
import dev.addax.tensor.Operand;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rearrangements between channels and places of pictures. */
public final class SpaceToDepth {
  private SpaceToDepth() {}

  /**
   * {@code keras.ops.depth_to_space}: {@code [N, H, W, b·b·C]} → {@code [N, b·H, b·W, C]}, in
   * either format.
   */
  public static Tensor depthToSpace(Operand x, int block, DataFormat format) {
    var t = format.toLast(x.tensor());
    var s = t.shape();
    int channels = s.dim(3) / (block * block);
    var parts = t.reshape(Shape.of(s.dim(0), s.dim(1), s.dim(2), block, block, channels));
    return format.fromLast(
        parts
            .transpose(0, 1, 3, 2, 4, 5)
            .reshape(Shape.of(s.dim(0), s.dim(1) * block, s.dim(2) * block, channels)));
  }

  /** {@code keras.ops.space_to_depth}, the inverse of {@link #depthToSpace}. */
  public static Tensor spaceToDepth(Operand x, int block, DataFormat format) {
    var t = format.toLast(x.tensor());
    var s = t.shape();
    int height = s.dim(1) / block;
    int width = s.dim(2) / block;
    var parts = t.reshape(Shape.of(s.dim(0), height, block, width, block, s.dim(3)));
    return format.fromLast(
        parts
            .transpose(0, 1, 3, 2, 4, 5)
            .reshape(Shape.of(s.dim(0), height, width, block * block * s.dim(3))));
  }

  /**
   * {@code keras.ops.unfold}: the windows of {@code [N, C, H, W]} as columns {@code [N, C·kH·kW,
   * windows]}.
   */
  public static Tensor unfold(
      Operand x, int[] kernel, int[] dilation, int[] padding, int[] stride) {
    var w = new Windows(kernel, dilation, padding, stride);
    var given = x.tensor();
    var t = given.dtype().isFloating() ? given : given.cast(DType.FLOAT64);
    var shape = t.shape();
    int channels = shape.dim(1);
    var picture =
        t.reshape(
            Shape.of(
                shape.dim(0) < 0 ? -1 : shape.dim(0) * channels, shape.dim(2), shape.dim(3), 1));
    var columns = w.forward(null).on(picture, w.identity(t));
    int windows = columns.shape().dim(1) * columns.shape().dim(2);
    int taps = w.taps();
    return columns
        .reshape(Shape.of(shape.dim(0), channels, windows, taps))
        .transpose(0, 1, 3, 2)
        .reshape(Shape.of(shape.dim(0), channels * taps, windows))
        .cast(given.dtype());
  }

  /** {@code keras.ops.fold}: sums columns back into places, {@code [N, C, H, W]}. */
  public static Tensor fold(
      Operand x, int[] size, int[] kernel, int[] dilation, int[] padding, int[] stride) {
    var w = new Windows(kernel, dilation, padding, stride);
    int[] out = Check.each("output size", size, 2);
    var given = x.tensor();
    var t = given.dtype().isFloating() ? given : given.cast(DType.FLOAT64);
    int taps = w.taps();
    int batch = t.shape().dim(0);
    int channels = t.shape().dim(1) / taps;
    var picture = Shape.of(batch * channels, out[0], out[1], 1);
    var op = w.forward(picture);
    int rows = w.count(out[0], 0);
    int columns = w.count(out[1], 1);
    var stacked =
        t.reshape(Shape.of(batch, channels, taps, rows * columns))
            .transpose(0, 1, 3, 2)
            .reshape(Shape.of(batch * channels, rows, columns, taps));
    return op.on(stacked, w.identity(t))
        .reshape(Shape.of(batch, channels, out[0], out[1]))
        .cast(given.dtype());
  }

  /** A convolution whose filters pick one element of the window each. */
  private record Windows(int[] kernel, int[] dilation, int[] padding, int[] stride) {
    Windows {
      kernel = Check.each("kernel size", kernel, 2);
      dilation = Check.each("dilation", dilation, 2);
      padding = Check.each("padding", padding, 2);
      stride = Check.each("stride", stride, 2);
    }

    int taps() {
      return kernel[0] * kernel[1];
    }

    int count(int size, int axis) {
      return (size + 2 * padding[axis] - dilation[axis] * (kernel[axis] - 1) - 1) / stride[axis]
          + 1;
    }

    Tensor identity(Tensor like) {
      return Tensors.arange(taps(), DType.INT32)
          .oneHot(taps(), like.dtype())
          .reshape(kernel[0], kernel[1], 1, taps());
    }

    Conv forward(@Nullable Shape target) {
      var pad = List.of(padding[0], padding[1]);
      return new Conv(
          target == null ? Conv.Kind.FORWARD : Conv.Kind.INPUT_GRADIENT,
          List.of(stride[0], stride[1]),
          pad,
          pad,
          List.of(dilation[0], dilation[1]),
          1,
          target);
    }
  }
}
