package dev.addax.keras.layers.legacy;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.InputSpec;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Movement;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.Variable;
import dev.addax.tensor.math.DataFormat;
import dev.addax.tensor.math.Einsum;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A convolution whose kernel is another one at each position. Implementation 1 keeps it as
 * (position, window, filter), 2 as a matrix of which most is not used, 3 as the list of what is
 * used of that.
 */
abstract class LocallyConnected<L extends LocallyConnected<L>> extends Weighted<L> {
  private final int rank;
  final Option<Integer> filters = required("filters", Sizes.POSITIVE);
  final Option<List<Integer>> kernelSize;
  private final Option<List<Integer>> strides;
  private final Option<DataFormat> dataFormat =
      option("data_format", Sizes.DATA_FORMAT, DataFormat.CHANNELS_LAST);
  private final Option<String> padding = option("padding", Codec.STRING, "valid");
  private final Option<Integer> implementation = option("implementation", Codec.INT, 1);
  private @Nullable Variable kernel;
  private @Nullable Tensor places;

  LocallyConnected(int rank) {
    this.rank = rank;
    this.kernelSize = required("kernel_size", Sizes.positive(rank));
    this.strides = option("strides", Sizes.positive(rank), Sizes.of(rank, 1));
  }

  /** {@return this layer with a window that moves in such steps} */
  public final L strides(int... steps) {
    strides.set(Sizes.of(rank, steps));
    return self();
  }

  /** {@return this layer for inputs with their channels there} */
  public final L dataFormat(DataFormat format) {
    dataFormat.set(format);
    return self();
  }

  /** {@return this layer with a border of zeros, so that there is an output at each step} */
  public final L samePadding() {
    padding.set("same");
    return self();
  }

  @Override
  protected void build(Shape shape) {
    int channelAxis = dataFormat.get().channelAxis(rank + 2);
    var sizes = new int[rank];
    for (int i = 0; i < rank; i++) {
      sizes[i] = shape.dim(channelAxis == 1 ? i + 2 : i + 1);
      if (sizes[i] < 0) {
        throw new IllegalArgumentException(
            "%s has a kernel for each position, so it needs a known size, received shape %s"
                .formatted(title(), shape));
      }
    }
    var windows =
        new Windows(
            sizes,
            IntStream.range(0, rank).map(i -> steps(sizes[i], i)).toArray(),
            kernelSize.get(),
            strides.get(),
            left(),
            shape.dim(channelAxis),
            filters.get(),
            channelAxis == 1);
    kernel = addKernel("kernel", windows.kernel(implementation.get()));
    places = windows.places(implementation.get());
    if (useBias.get()) {
      addBias(biasShape(shape));
    }
  }

  private boolean isPadded() {
    return padding.get().equals("same");
  }

  /** {@return how many positions of a window lie before its step} */
  private int[] left() {
    return kernelSize.get().stream().mapToInt(size -> isPadded() ? size / 2 : 0).toArray();
  }

  private Shape biasShape(Shape shape) {
    int first = dataFormat.get().channelAxis(rank + 2) == 1 ? 2 : 1;
    var dims = IntStream.range(0, rank).map(i -> steps(shape.dim(first + i), i)).toArray();
    return Shape.of(dims).append(filters.get());
  }

  private int steps(int size, int axis) {
    if (isPadded()) {
      return Math.ceilDiv(size, strides.get().get(axis));
    }
    int free = size - kernelSize.get().get(axis);
    if (free < 0) {
      throw new IllegalArgumentException(
          "%s: the kernel of %s does not fit into %d".formatted(title(), kernelSize.get(), size));
    }
    return free / strides.get().get(axis) + 1;
  }

  @Override
  protected Tensor call(Tensor given, Call call) {
    boolean first = dataFormat.get() == DataFormat.CHANNELS_FIRST;
    var x = padded(first ? given.moveaxis(1, -1) : given);
    var pieces = new ArrayList<Tensor>();
    collect(x, 0, pieces);
    var size = pieces.getFirst().shape();
    // A window is laid out as the input is: its channels come last or first.
    var windows =
        first
            ? Movement.concatenate(pieces.stream().map(p -> p.expandDims(-1)).toList(), -1)
            : Movement.concatenate(pieces, -1);
    var weights = windowKernels();
    var flat = windows.reshape(-1, weights.shape().dim(0), weights.shape().dim(1));
    var made = Einsum.of("bpw,pwf->bpf", flat, weights);
    var shape = size.with(0, -1).with(rank + 1, filters.get()).toArray();
    var y = made.reshape(shape);
    // Keras reads the bias as if its filters came first, too, without turning it.
    return first
        ? finish(y.moveaxis(-1, 1), biasShape(size, 1))
        : finish(y, biasShape(size, rank + 1));
  }

  /** {@return the kernels as (position, window, filter), however they are kept} */
  private Tensor windowKernels() {
    var kept = requireBuilt(kernel).tensor();
    var known = places;
    if (known == null) {
      return kept;
    }
    var flat = Movement.concatenate(List.of(kept.ravel(), Tensors.zeros(1).cast(kept.dtype())), 0);
    return flat.take(known, 0);
  }

  private Tensor padded(Tensor x) {
    if (!isPadded()) {
      return x;
    }
    var widths = new int[rank + 2][2];
    for (int i = 0; i < rank; i++) {
      int size = x.shape().dim(i + 1);
      int end = (steps(size, i) - 1) * strides.get().get(i) + kernelSize.get().get(i) - left()[i];
      widths[i + 1] = new int[] {left()[i], Math.max(0, end - size)};
    }
    return x.pad(widths, 0);
  }

  private int[] biasShape(Shape size, int channelAxis) {
    var dims = size.slice(1, rank + 1);
    return (channelAxis == 1 ? dims.insert(0, filters.get()) : dims.append(filters.get()))
        .insert(0, 1)
        .toArray();
  }

  /** {@return how many windows there are, the border being there already} */
  private int count(int size, int axis) {
    return (size - kernelSize.get().get(axis)) / strides.get().get(axis) + 1;
  }

  /** Adds, for each element of the window, the input that it sees at all positions. */
  private void collect(Tensor x, int axis, List<Tensor> pieces) {
    if (axis == rank) {
      pieces.add(x);
      return;
    }
    int count = count(x.shape().dim(axis + 1), axis);
    for (int i = 0; i < kernelSize.get().get(axis); i++) {
      collect(x.strided(axis + 1, i, count, strides.get().get(axis)), axis + 1, pieces);
    }
  }

  @Override
  protected List<InputSpec> inputSpecs() {
    return List.of(InputSpec.rank(rank + 2));
  }
}
