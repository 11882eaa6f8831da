package dev.addax.tensor.math;

import dev.addax.tensor.Conv;
import dev.addax.tensor.Operand;
import dev.addax.tensor.Same;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Promotion;
import dev.addax.tensor.type.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Convolutions over one to three spatial axes. Inputs are batches {@code [N, S…, C]}, or {@code [N,
 * C, S…]} with {@link DataFormat#CHANNELS_FIRST}.
 */
public final class Convolution {
  private static final int[] ONE = {1};

  private Convolution() {}

  /**
   * {@code keras.ops.conv}. Channels are divided into as many groups as the kernel's input channels
   * go into those of {@code x}.
   *
   * @param kernel {@code [K…, C / groups, filters]}
   * @param dilation distance of neighbouring kernel elements in the input
   * @return {@code [N, S'…, filters]}
   */
  public static Tensor conv(
      Operand x,
      Operand kernel,
      int[] strides,
      Padding padding,
      DataFormat format,
      int[] dilation) {
    var k = kernel.tensor();
    var input = format.toLast(x.tensor());
    int given = k.shape().dim(-2);
    int channels = input.shape().last();
    Check.that(
        channels < 0 || (given > 0 && channels % given == 0),
        "conv of %s with kernel %s (%s): %d channels do not divide into groups of %d",
        x.tensor().type(),
        k.type(),
        format.kerasName(),
        channels,
        given);
    int groups = channels < 0 ? 1 : channels / given;
    return format.fromLast(forward(input, k, strides, padding, dilation, groups));
  }

  /** {@code keras.ops.conv} with strides and dilation 1, channels last. */
  public static Tensor conv(Operand x, Operand kernel, Padding padding) {
    return conv(x, kernel, ONE, padding, DataFormat.CHANNELS_LAST, ONE);
  }

  /**
   * {@code keras.ops.depthwise_conv}: each channel with kernels of its own.
   *
   * @param kernel {@code [K…, C, multiplier]}
   * @return {@code [N, S'…, C · multiplier]}
   */
  public static Tensor depthwiseConv(
      Operand x,
      Operand kernel,
      int[] strides,
      Padding padding,
      DataFormat format,
      int[] dilation) {
    var k = kernel.tensor();
    int channels = k.shape().dim(-2);
    var input = format.toLast(x.tensor());
    Check.that(
        input.shape().last() < 0 || input.shape().last() == channels,
        "depthwise conv of %s (%s) with kernel %s: %d channels, but the kernel has %d",
        x.tensor().type(),
        format.kerasName(),
        k.type(),
        input.shape().last(),
        channels);
    var grouped =
        k.reshape(
            k.shape()
                .slice(0, k.rank() - 2)
                .append(1, Math.multiplyExact(channels, k.shape().last())));
    return format.fromLast(forward(input, grouped, strides, padding, dilation, channels));
  }

  /**
   * {@code keras.ops.separable_conv}: a depthwise convolution, then one with kernels of size 1.
   *
   * @param pointwise {@code [1…, C · multiplier, filters]}
   */
  public static Tensor separableConv(
      Operand x,
      Operand depthwise,
      Operand pointwise,
      int[] strides,
      Padding padding,
      DataFormat format,
      int[] dilation) {
    var inner = depthwiseConv(x, depthwise, strides, padding, format, dilation);
    return conv(inner, pointwise, ONE, Padding.VALID, format, ONE);
  }

  private static Tensor forward(
      Tensor x, Tensor kernel, int[] strides, Padding padding, int[] dilation, int groups) {
    var dtype = Promotion.of(x.dtype(), kernel.dtype());
    var wide = wide(dtype);
    var w = Windows.of(x.shape(), kernel.shape(), strides, dilation, padding);
    var op = new Conv(Conv.Kind.FORWARD, w.strides, w.low, w.high, w.dilation, groups, null);
    return op.on(x.cast(wide), kernel.cast(wide)).cast(dtype);
  }

  /** Integers are computed as float64 and cast back. */
  private static DType wide(DType dtype) {
    return dtype.isFloating() ? dtype : DType.FLOAT64;
  }

  /**
   * {@code keras.ops.conv_transpose}: what the gradient of a convolution does to its output.
   *
   * @param kernel {@code [K…, filters, C]}
   * @param outputPadding added to the output size; null for the default of the padding
   * @return {@code [N, S'…, filters]}
   */
  public static Tensor convTranspose(
      Operand x,
      Operand kernel,
      int[] strides,
      Padding padding,
      int @Nullable [] outputPadding,
      DataFormat format,
      int[] dilation) {
    var k = kernel.tensor();
    var input = format.toLast(x.tensor());
    Check.that(
        input.shape().last() < 0 || input.shape().last() == k.shape().last(),
        "transposed conv of %s (%s) with kernel %s: %d channels, but the kernel has %d",
        x.tensor().type(),
        format.kerasName(),
        k.type(),
        input.shape().last(),
        k.shape().last());
    Check.that(padding != Padding.CAUSAL, "A transposed convolution cannot be causal");
    var target = outputShape(input.shape(), k.shape(), strides, padding, outputPadding, dilation);
    var dtype = Promotion.of(input.dtype(), k.dtype());
    var wide = wide(dtype);
    var w = Windows.of(target, k.shape(), strides, dilation, padding);
    var op = new Conv(Conv.Kind.INPUT_GRADIENT, w.strides, w.low, w.high, w.dilation, 1, target);
    return format.fromLast(op.on(input.cast(wide), k.cast(wide)).cast(dtype));
  }

  private static Shape outputShape(
      Shape x,
      Shape kernel,
      int[] strides,
      Padding padding,
      int @Nullable [] outputPadding,
      int[] dilation) {
    int spatial = x.rank() - 2;
    int[] s = Check.each("strides", strides, spatial);
    int[] d = Check.each("dilation", dilation, spatial);
    int[] extra =
        outputPadding == null ? null : Check.each("outputPadding", outputPadding, spatial);
    var dims = new int[spatial];
    for (int i = 0; i < spatial; i++) {
      int extent = (kernel.dim(i) - 1) * d[i] + 1;
      dims[i] =
          x.dim(i + 1) < 0
              ? Shape.freshUnknown()
              : size(x.dim(i + 1), extent, s[i], padding, extra == null ? null : extra[i]);
    }
    return Shape.of(x.dim(0)).append(dims).append(kernel.dim(-2));
  }

  private static int size(
      int size, int extent, int stride, Padding padding, @Nullable Integer extra) {
    if (padding == Padding.VALID) {
      int more = extra == null ? Math.max(extent, stride) - extent : extra;
      return (size - 1) * stride + extent + more;
    }
    return extra == null ? size * stride : (size - 1) * stride + extent % 2 + extra;
  }

  /** The windows of a convolution of an input of shape x. */
  private record Windows(
      List<Integer> strides, List<Integer> low, List<Integer> high, List<Integer> dilation) {
    static Windows of(Shape x, Shape kernel, int[] strides, int[] dilation, Padding padding) {
      int spatial = x.rank() - 2;
      Check.that(
          spatial >= 1 && kernel.rank() == x.rank(),
          "A convolution needs a batch and a kernel of one rank, 3 to 5; received %s and %s",
          x,
          kernel);
      int[] s = Check.each("strides", strides, spatial);
      int[] d = Check.each("dilation", dilation, spatial);
      var low = new Integer[spatial];
      var high = new Integer[spatial];
      for (int i = 0; i < spatial; i++) {
        int extent = (kernel.dim(i) - 1) * d[i] + 1;
        low[i] =
            switch (padding) {
              case VALID -> 0;
              case SAME -> Same.low(x.dim(i + 1), extent, s[i]);
              case CAUSAL -> extent - 1;
            };
        high[i] = padding == Padding.SAME ? Same.high(x.dim(i + 1), extent, s[i]) : 0;
      }
      return new Windows(list(s), Arrays.asList(low), Arrays.asList(high), list(d));
    }
  }

  private static List<Integer> list(int[] values) {
    return IntStream.of(values).boxed().toList();
  }
}
