package dev.addax.keras.layers.recurrent;

import dev.addax.keras.activations.Activation;
import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.initializers.Initializer;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.InputSpec;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Convolution;
import dev.addax.tensor.math.DataFormat;
import dev.addax.tensor.math.Padding;
import dev.addax.tensor.type.Shape;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Long short-term memory whose products are convolutions (Shi et al., 2015, without peepholes). The
 * convolution of the state keeps its size. Keras: {@code ConvLSTMCell}, which is not public there
 * either.
 */
final class ConvLSTMCell extends GatedCell implements GateOptions<ConvLSTMCell> {
  final int rank;
  final Option<Integer> filters = required("filters", Sizes.POSITIVE);
  final Option<List<Integer>> kernelSize;
  final Option<List<Integer>> strides;
  final Option<Padding> padding = option("padding", Sizes.VALID_OR_SAME, Padding.VALID);
  final Option<DataFormat> dataFormat =
      option("data_format", Sizes.DATA_FORMAT, DataFormat.CHANNELS_LAST);
  final Option<List<Integer>> dilationRate;
  private final Option<Activation> recurrentActivation =
      named("recurrent_activation", Activation.CODEC, "sigmoid");
  final Option<Boolean> unitForgetBias = option("unit_forget_bias", Codec.BOOLEAN, true);

  private @Nullable Shape state;
  private InputSpec spec;

  ConvLSTMCell(int rank) {
    this.rank = rank;
    this.kernelSize = required("kernel_size", Sizes.positive(rank));
    this.strides = option("strides", Sizes.positive(rank), Sizes.of(rank, 1));
    this.dilationRate = option("dilation_rate", Sizes.positive(rank), Sizes.of(rank, 1));
    this.spec = InputSpec.rank(rank + 2);
    order("filters", "kernel_size", "strides", "padding", "data_format", "dilation_rate");
    order("activation", "recurrent_activation", "use_bias");
    order("kernel_initializer", "recurrent_initializer", "bias_initializer", "unit_forget_bias");
    order("kernel_regularizer", "recurrent_regularizer", "bias_regularizer");
    order("kernel_constraint", "recurrent_constraint", "bias_constraint");
    order("dropout", "recurrent_dropout", "seed");
  }

  @Override
  public Option<Activation> gateActivation() {
    return recurrentActivation;
  }

  @Override
  boolean drawsDropoutFirst() {
    return true;
  }

  @Override
  int gates() {
    return 4;
  }

  @Override
  int width() {
    return filters.get();
  }

  @Override
  int gateAxis() {
    return dataFormat.get() == DataFormat.CHANNELS_LAST ? -1 : -1 - rank;
  }

  /** Every gate has masks of its own, for the input too. */
  @Override
  int maskCount() {
    return gates();
  }

  @Override
  Shape kernelShape(Shape input) {
    return Shape.of(kernelSize.get()).append(input.dim(gateAxis()), 4 * filters.get());
  }

  @Override
  Shape recurrentKernelShape() {
    return Shape.of(kernelSize.get()).append(filters.get(), 4 * filters.get());
  }

  @Override
  Initializer firstBias() {
    var plain = biasInitializer.get();
    return unitForgetBias.get() ? LstmGates.openForget(plain, filters.get()) : plain;
  }

  // ---- shapes

  @Override
  protected void build(Shape input) {
    requireStridesOrDilation();
    var known = InputSpec.rank(rank + 2);
    for (int axis = 1; axis < input.rank(); axis++) {
      if (!input.isKnown(axis)) {
        throw new IllegalArgumentException(
            "%s needs pictures whose size and channels are known, received steps of shape %s"
                .formatted(title(), input));
      }
      known = known.axis(axis, input.dim(axis));
    }
    state = stateShape(input);
    spec = known;
    super.build(input);
  }

  private void requireStridesOrDilation() {
    if (strides.get().stream().anyMatch(n -> n > 1)
        && dilationRate.get().stream().anyMatch(n -> n > 1)) {
      throw new IllegalArgumentException(
          "%s cannot have strides above 1 and a dilation_rate above 1, received strides %s and dilation_rate %s"
              .formatted(title(), strides.get(), dilationRate.get()));
    }
  }

  private Shape stateShape(Shape input) {
    int first = dataFormat.get() == DataFormat.CHANNELS_LAST ? 1 : 2;
    var dims = new int[rank];
    for (int i = 0; i < rank; i++) {
      int size = input.dim(first + i);
      int extent = (kernelSize.get().get(i) - 1) * dilationRate.get().get(i) + 1;
      int room = padding.get() == Padding.SAME ? size - 1 : size - extent;
      if (room < 0) {
        throw new IllegalArgumentException(
            "%s: a kernel that spans %d elements does not fit into %d (spatial axis %d of steps of shape %s)"
                .formatted(title(), extent, size, i, input));
      }
      dims[i] = room / strides.get().get(i) + 1;
    }
    return first == 1 ? Shape.of(dims).append(filters.get()) : Shape.of(filters.get()).append(dims);
  }

  @Override
  public List<Shape> stateShapes() {
    var shape = state;
    if (shape == null) {
      throw new IllegalStateException(
          title() + " has no states yet: their size follows from that of its first input");
    }
    return List.of(shape, shape);
  }

  @Override
  protected List<InputSpec> inputSpecs() {
    return List.of(spec);
  }

  // ---- computing

  /** Further leading axes, the steps of a sequence, are folded into the batch. */
  @Override
  Tensor transformInput(Tensor x, Tensor kernel) {
    if (x.rank() == rank + 2) {
      return convolve(x, kernel);
    }
    var shape = x.shape();
    boolean known = shape.isKnown(0) && shape.isKnown(1);
    int rows = known ? Math.multiplyExact(shape.dim(0), shape.dim(1)) : Shape.freshUnknown();
    var y = convolve(x.reshape(shape.slice(2, shape.rank()).insert(0, rows)), kernel);
    return y.reshape(y.shape().without(0).insert(0, shape.dim(1)).insert(0, shape.dim(0)));
  }

  private Tensor convolve(Tensor x, Tensor kernel) {
    return Convolution.conv(
        x,
        kernel,
        Sizes.array(strides.get()),
        padding.get(),
        dataFormat.get(),
        Sizes.array(dilationRate.get()));
  }

  @Override
  Tensor transformState(Tensor h, Tensor kernel) {
    int[] one = {1};
    return Convolution.conv(h, kernel, one, Padding.SAME, dataFormat.get(), one);
  }

  @Override
  Tensor spread(Tensor bias) {
    if (dataFormat.get() == DataFormat.CHANNELS_LAST) {
      return bias;
    }
    var shape = new int[rank + 1];
    Arrays.fill(shape, 1);
    shape[0] = 4 * filters.get();
    return bias.reshape(shape);
  }

  @Override
  protected Stepped step(Tensor x, List<Tensor> states, Call call) {
    var gates = new LstmGates(this, activation.get(), recurrentActivation.get());
    return gates.step(x.add(projectState(states.get(0), call)), states.get(1));
  }
}
