package dev.addax.keras.layers.convolution;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.layers.Affine;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.InputSpec;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.DataFormat;
import dev.addax.tensor.math.Padding;
import dev.addax.tensor.type.Shape;
import java.util.Arrays;
import java.util.List;

/** An affine layer whose kernel slides over the spatial axes of its input. */
abstract class Convolving<L extends Convolving<L>> extends Affine<L> {
  final int rank;
  final Option<List<Integer>> kernelSize;
  final Option<List<Integer>> strides;
  final Option<Padding> padding;
  final Option<DataFormat> dataFormat =
      option("data_format", Sizes.DATA_FORMAT, DataFormat.CHANNELS_LAST);
  final Option<List<Integer>> dilationRate;
  final Option<Boolean> useBias = option("use_bias", Codec.BOOLEAN, true);

  private InputSpec input;

  Convolving(int rank, Codec<Padding> paddings) {
    this.rank = rank;
    this.kernelSize = required("kernel_size", Sizes.positive(rank));
    this.strides = option("strides", Sizes.positive(rank), Sizes.of(rank, 1));
    this.padding = option("padding", paddings, Padding.VALID);
    this.dilationRate = option("dilation_rate", Sizes.positive(rank), Sizes.of(rank, 1));
    this.input = InputSpec.rank(rank + 2);
  }

  /** {@return this layer with a window that moves in such steps, one for all axes or one each} */
  public final L strides(int... steps) {
    strides.set(Sizes.of(rank, steps));
    return self();
  }

  /** {@return this layer with that treatment of the border} */
  public final L padding(Padding border) {
    padding.set(border);
    return self();
  }

  /** {@return this layer with that treatment of the border, such as {@code "same"}} */
  public final L padding(String border) {
    padding.named(border);
    return self();
  }

  /** {@return this layer for inputs with their channels there} */
  public final L dataFormat(DataFormat format) {
    dataFormat.set(format);
    return self();
  }

  /** {@return this layer for such inputs, {@code "channels_last"} or {@code "channels_first"}} */
  public final L dataFormat(String format) {
    dataFormat.named(format);
    return self();
  }

  /** {@return this layer with gaps between the elements that the kernel sees: 1 is none} */
  public final L dilationRate(int... rates) {
    dilationRate.set(Sizes.of(rank, rates));
    return self();
  }

  /** {@return this layer with or without a bias} */
  public final L useBias(boolean use) {
    useBias.set(use);
    return self();
  }

  @Override
  protected void build(Shape shape) {
    int axis = dataFormat.get().channelAxis(rank + 2);
    int channels = shape.dim(axis);
    if (channels < 0) {
      throw new IllegalArgumentException(
          "%s needs an input whose channels (axis %d) are known, received shape %s"
              .formatted(title(), axis, shape));
    }
    requireStridesOrDilation();
    addKernels(channels);
    if (useBias.get()) {
      addBias(Shape.of(filters(channels)));
    }
    addLast();
    input = InputSpec.rank(rank + 2).axis(axis, channels);
  }

  /** Keras allows both at once for depthwise kernels only. */
  void requireStridesOrDilation() {
    if (strides.get().stream().anyMatch(n -> n > 1)
        && dilationRate.get().stream().anyMatch(n -> n > 1)) {
      throw new IllegalArgumentException(
          "%s cannot have strides above 1 and a dilation_rate above 1, received strides %s and dilation_rate %s"
              .formatted(title(), strides.get(), dilationRate.get()));
    }
  }

  /** Makes the weights that come before the bias. */
  abstract void addKernels(int channels);

  /** Makes the weights that come after the bias. */
  void addLast() {}

  /** {@return the number of channels of the output} */
  abstract int filters(int channels);

  /** {@return the convolution without bias} */
  abstract Tensor convolve(Tensor x);

  final Shape kernelShape(int... last) {
    return Shape.of(kernelSize.get()).append(last);
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    var y = convolve(x);
    if (dataFormat.get() == DataFormat.CHANNELS_LAST) {
      return finish(y, y.shape().last());
    }
    var shape = new int[rank + 1];
    Arrays.fill(shape, 1);
    shape[0] = y.shape().dim(1);
    return finish(y, shape);
  }

  @Override
  protected List<InputSpec> inputSpecs() {
    return List.of(input);
  }
}
