package dev.addax.tensor.math;

import dev.addax.tensor.Movement;
import dev.addax.tensor.Operand;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Promotion;
import java.util.Arrays;
import java.util.List;

/** Filters over pictures, and measures of likeness. */
public final class Filtering {
  private static final int[] ONE = {1};
  private static final double[] SOBEL_Y = {-1, -2, -1, 0, 0, 0, 1, 2, 1};
  private static final double[] SOBEL_X = {-1, 0, 1, -2, 0, 2, -1, 0, 1};

  private Filtering() {}

  /**
   * {@code keras.ops.image.gaussian_blur}: each channel weighted by a bell around each pixel.
   *
   * @param size of the window, two numbers, as {@code sigma}, the deviations
   */
  public static Tensor gaussianBlur(Operand images, int[] size, double[] sigma, DataFormat format) {
    return Pictures.batched(
        images,
        format,
        x -> {
          var kernel = bell(size[1], sigma[1], x).outer(bell(size[0], sigma[0], x));
          return depthwise(x, kernel.reshape(size[0], size[1]), Padding.SAME);
        });
  }

  /**
   * The same with deviations that are computed.
   *
   * @param sigma two numbers
   */
  public static Tensor gaussianBlur(Operand images, int[] size, Tensor sigma, DataFormat format) {
    var down = bell(size[0], sigma.narrow(0, 0, 1));
    var across = bell(size[1], sigma.narrow(0, 1, 1));
    return blur(images, across.outer(down).reshape(size[0], size[1]), format);
  }

  static Tensor blur(Operand images, Tensor kernel, DataFormat format) {
    return Pictures.batched(
        images, format, x -> depthwise(x, kernel.cast(x.dtype()), Padding.SAME));
  }

  private static Tensor bell(int size, Tensor sigma) {
    return bell(size, Tensors.scalar((double) size), sigma);
  }

  /**
   * {@return a bell of {@code size} elements, of which only {@code used} in the middle count}
   *
   * @param used a scalar, an odd number
   */
  static Tensor bell(int size, Tensor used, Tensor sigma) {
    var x = Tensors.arange(size, DType.FLOAT32).subtract((size - 1) / 2.0);
    var bell = x.divide(sigma.cast(DType.FLOAT32)).square().multiply(-0.5).exp();
    var counting = x.abs().multiply(2).less(used.cast(DType.FLOAT32));
    var kept = counting.where(bell, 0);
    return kept.divide(kept.sum());
  }

  private static Tensor bell(int size, double sigma, Tensor like) {
    var x = Tensors.arange(size, DType.FLOAT64).subtract((size - 1) / 2.0);
    var bell = x.divide(sigma).square().multiply(-0.5).exp();
    return bell.divide(bell.sum()).cast(like.dtype());
  }

  private static Tensor depthwise(Tensor x, Tensor kernel, Padding padding) {
    var shape = kernel.shape().append(x.shape().last(), 1);
    var wide = kernel.reshape(kernel.shape().append(1, 1)).broadcastTo(shape);
    return Convolution.depthwiseConv(x, wide, ONE, padding, DataFormat.CHANNELS_LAST, ONE);
  }

  /**
   * {@code keras.ops.image.sobel_edges} of a batch: slopes {@code (…, 2)}, down and to the right;
   * the border is mirrored.
   */
  public static Tensor sobelEdges(Operand images, DataFormat format) {
    var x = Pictures.toLast(images.tensor(), format);
    var padded = mirrored(mirrored(x, 1), 2);
    var edges =
        Movement.stack(
            List.of(
                depthwise(padded, sobel(SOBEL_Y, x), Padding.VALID),
                depthwise(padded, sobel(SOBEL_X, x), Padding.VALID)),
            -1);
    return format == DataFormat.CHANNELS_LAST ? edges : edges.transpose(0, 3, 1, 2, 4);
  }

  private static Tensor sobel(double[] weights, Tensor like) {
    return Tensors.of(weights, 3, 3).cast(like.dtype());
  }

  private static Tensor mirrored(Tensor x, int axis) {
    int size = x.shape().dim(axis);
    return Movement.concatenate(
        List.of(x.narrow(axis, 1, 1), x, x.narrow(axis, size - 2, 1)), axis);
  }

  /**
   * {@code keras.ops.image.extract_patches} of pictures and {@code extract_patches_3d} of volumes:
   * the windows, flattened into channels.
   *
   * @param spatial 2 or 3
   */
  public static Tensor extractPatches(
      Operand images,
      int spatial,
      int[] size,
      int[] strides,
      int[] dilation,
      Padding padding,
      DataFormat format) {
    var x = images.tensor();
    boolean single = x.rank() == spatial + 1;
    var batch = single ? x.expandDims(0) : x;
    int channels = batch.shape().dim(format.channelAxis(batch.rank()));
    int[] window = Check.each("patch size", size, spatial);
    int count = Arrays.stream(window).reduce(channels, Math::multiplyExact);
    var dims = Arrays.copyOf(window, spatial + 2);
    dims[spatial] = channels;
    dims[spatial + 1] = count;
    var kernel = Tensors.arange(count, DType.INT32).oneHot(count, x.dtype()).reshape(dims);
    var patches = Convolution.conv(batch, kernel, strides, padding, format, dilation);
    return single ? patches.squeeze(0) : patches;
  }

  /** {@code keras.ops.psnr}: 20 log₁₀ max − 10 log₁₀ (mean squared difference), in dB. */
  public static Tensor psnr(Operand x1, Operand x2, double max) {
    var error = x1.tensor().subtract(x2).square().mean();
    double ten = Math.log(10);
    return error.log().multiply(-10 / ten).add(20 * Math.log10(max));
  }

  /**
   * {@code keras.ops.image.ssim}: the structural similarity of each pair of pictures (Wang et al.,
   * 2004).
   *
   * @param max the range of the values
   */
  public static Tensor ssim(
      Operand image1,
      Operand image2,
      double max,
      int filterSize,
      double filterSigma,
      double k1,
      double k2,
      DataFormat format) {
    var x = Pictures.toLast(image1.tensor(), format);
    var dtype = x.dtype();
    var wide = Promotion.floating(dtype);
    var a = channels(x.cast(wide));
    var b = channels(Pictures.toLast(image2.tensor(), format).cast(wide));
    var bell = bell(filterSize, filterSigma, a);
    var kernel = bell.outer(bell);
    double c1 = k1 * max * k1 * max;
    double c2 = k2 * max * k2 * max;
    var meanA = depthwise(a, kernel, Padding.VALID);
    var meanB = depthwise(b, kernel, Padding.VALID);
    var both = meanA.multiply(meanB);
    var squares = meanA.square().add(meanB.square());
    var covariance = depthwise(a.multiply(b), kernel, Padding.VALID).subtract(both);
    var variances =
        depthwise(a.square(), kernel, Padding.VALID)
            .add(depthwise(b.square(), kernel, Padding.VALID))
            .subtract(squares);
    var map =
        both.multiply(2)
            .add(c1)
            .multiply(covariance.multiply(2).add(c2))
            .divide(squares.add(c1).multiply(variances.add(c2)));
    var mean = x.rank() == 3 ? map.mean() : map.mean(1, 2, 3);
    int count = x.shape().last();
    return (x.rank() == 3 ? mean : mean.reshape(-1, count).mean(-1)).cast(dtype);
  }

  /** {@code [N, H, W, C]} → {@code [N·C, H, W, 1]}. */
  private static Tensor channels(Tensor x) {
    var moved = x.moveaxis(-1, -3);
    return moved.reshape(-1, moved.shape().dim(-2), moved.shape().last(), 1);
  }
}
