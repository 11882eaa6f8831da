package dev.addax.keras.layers.legacy;

import dev.addax.keras.config.Option;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.InputSpec;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Movement;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.math.DataFormat;
import dev.addax.tensor.math.Einsum;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A convolution without padding whose kernel is another one at each position. */
abstract class LocallyConnected<L extends LocallyConnected<L>> extends Weighted<L> {
  private final int rank;
  final Option<Integer> filters = required("filters", Sizes.POSITIVE);
  final Option<List<Integer>> kernelSize;
  private final Option<List<Integer>> strides;
  private final Option<DataFormat> dataFormat =
      option("data_format", Sizes.DATA_FORMAT, DataFormat.CHANNELS_LAST);
  private @Nullable Variable kernel;

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

  @Override
  protected void build(Shape shape) {
    int channelAxis = dataFormat.get().channelAxis(rank + 2);
    int positions = 1;
    int window = shape.dim(channelAxis);
    for (int i = 0; i < rank; i++) {
      int size = shape.dim(channelAxis == 1 ? i + 2 : i + 1);
      if (size < 0) {
        throw new IllegalArgumentException(
            "%s has a kernel for each position, so it needs a known size, received shape %s"
                .formatted(title(), shape));
      }
      positions *= steps(size, i);
      window *= kernelSize.get().get(i);
    }
    kernel = addKernel("kernel", Shape.of(positions, window, filters.get()));
    if (useBias.get()) {
      addBias(biasShape(shape));
    }
  }

  private Shape biasShape(Shape shape) {
    int first = dataFormat.get().channelAxis(rank + 2) == 1 ? 2 : 1;
    var dims = IntStream.range(0, rank).map(i -> steps(shape.dim(first + i), i)).toArray();
    return Shape.of(dims).append(filters.get());
  }

  private int steps(int size, int axis) {
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
    var x = first ? given.moveaxis(1, -1) : given;
    var pieces = new ArrayList<Tensor>();
    collect(x, 0, pieces);
    var size = pieces.getFirst().shape();
    // A window is laid out as the input is: its channels come last or first.
    var windows =
        first
            ? Movement.concatenate(pieces.stream().map(p -> p.expandDims(-1)).toList(), -1)
            : Movement.concatenate(pieces, -1);
    var weights = requireBuilt(kernel).tensor();
    var flat = windows.reshape(-1, weights.shape().dim(0), weights.shape().dim(1));
    var made = Einsum.of("bpw,pwf->bpf", flat, weights);
    var shape = size.with(0, -1).with(rank + 1, filters.get()).toArray();
    var y = made.reshape(shape);
    // Keras reads the bias as if its filters came first, too, without turning it.
    return first
        ? finish(y.moveaxis(-1, 1), biasShape(size, 1))
        : finish(y, biasShape(size, rank + 1));
  }

  private int[] biasShape(Shape size, int channelAxis) {
    var dims = size.slice(1, rank + 1);
    return (channelAxis == 1 ? dims.insert(0, filters.get()) : dims.append(filters.get()))
        .insert(0, 1)
        .toArray();
  }

  /** Adds, for each element of the window, the input that it sees at all positions. */
  private void collect(Tensor x, int axis, List<Tensor> pieces) {
    if (axis == rank) {
      pieces.add(x);
      return;
    }
    int count = steps(x.shape().dim(axis + 1), axis);
    for (int i = 0; i < kernelSize.get().get(axis); i++) {
      collect(x.strided(axis + 1, i, count, strides.get().get(axis)), axis + 1, pieces);
    }
  }

  @Override
  protected List<InputSpec> inputSpecs() {
    return List.of(InputSpec.rank(rank + 2));
  }
}
