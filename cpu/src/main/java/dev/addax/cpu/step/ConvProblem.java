package dev.addax.cpu.step;

import dev.addax.cpu.dnnl.Convolution;
import dev.addax.cpu.dnnl.ConvolutionBackwardData;
import dev.addax.cpu.dnnl.ConvolutionBackwardWeights;
import dev.addax.cpu.dnnl.DataType;
import dev.addax.cpu.dnnl.Descriptor;
import dev.addax.cpu.dnnl.Library;
import dev.addax.cpu.dnnl.MemoryDesc;
import dev.addax.cpu.dnnl.PostOp;
import dev.addax.cpu.dnnl.Primitive;
import dev.addax.cpu.dnnl.Window;
import dev.addax.tensor.Conv;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A convolution in the words of oneDNN.
 *
 * @param image the shape (batch, space, channels) of the forward convolution's input
 * @param kernel the shape (space, channels per group, filters) of its kernel
 * @param result the shape (batch, space, filters) of its result
 * @param tail what else a forward convolution does
 */
public record ConvProblem(
    Conv conv, DType dtype, Shape image, Shape kernel, Shape result, Tail tail) {
  /**
   * What is done to the result of a forward convolution before it is stored.
   *
   * @param bias whether a number is added for each filter
   * @param activation what is applied then, null for nothing
   */
  public record Tail(boolean bias, PostOp.@Nullable Function activation) {
    /** Nothing. */
    public static final Tail NONE = new Tail(false, null);

    List<PostOp> postOps() {
      return activation == null ? List.of() : List.of(new PostOp.Eltwise(activation, 0, 0));
    }
  }

  /** {@return the problem of {@code conv}, or empty if the library cannot be asked} */
  public static Optional<ConvProblem> of(
      Conv conv, DType dtype, Shape a, Shape b, Shape y, Tail tail) {
    boolean padded =
        conv.low().stream().allMatch(p -> p >= 0) && conv.high().stream().allMatch(p -> p >= 0);
    if (!padded || MatrixProduct.dataType(dtype) == null || !Library.available()) {
      return Optional.empty();
    }
    var problem =
        switch (conv.kind()) {
          case FORWARD -> new ConvProblem(conv, dtype, a, b, y, tail);
          case INPUT_GRADIENT -> new ConvProblem(conv, dtype, y, b, a, tail);
          case KERNEL_GRADIENT -> new ConvProblem(conv, dtype, a, y, b, tail);
        };
    boolean empty =
        problem.image.size() == 0 || problem.result.size() == 0 || problem.kernel.size() == 0;
    return !empty && Primitive.of(problem.descriptor(problem.batch())).isPresent()
        ? Optional.of(problem)
        : Optional.empty();
  }

  Conv.Kind kind() {
    return conv.kind();
  }

  int batch() {
    return image.dim(0);
  }

  double flops() {
    return 2.0 * result.size() * kernel.size() / kernel.last();
  }

  long kernelBytes() {
    return kernel.size() * dtype.bytes();
  }

  /** {@return the bytes of one image of the input} */
  long imageBytes() {
    return image.size() / batch() * dtype.bytes();
  }

  /** {@return the bytes of one image of the result} */
  long resultBytes() {
    return result.size() / batch() * dtype.bytes();
  }

  private DataType type() {
    @Nullable DataType type = MatrixProduct.dataType(dtype);
    if (type == null) {
      throw new IllegalStateException("oneDNN has no convolution of " + dtype);
    }
    return type;
  }

  /** {@return the kernel as it lies in memory: space, channels, filters} */
  MemoryDesc plainKernel() {
    int spatial = kernel.rank() - 2;
    long filters = kernel.last();
    long channels = kernel.dim(-2);
    long perGroup = filters / conv.groups();
    var space = new long[spatial];
    var steps = new long[spatial];
    long step = channels * filters;
    for (int i = spatial - 1; i >= 0; i--) {
      space[i] = kernel.dim(i);
      steps[i] = step;
      step *= space[i];
    }
    return conv.groups() == 1
        ? MemoryDesc.strided(type(), joined(space, filters, channels), joined(steps, 1, filters))
        : MemoryDesc.strided(
            type(),
            joined(space, conv.groups(), perGroup, channels),
            joined(steps, perGroup, 1, filters));
  }

  private @Nullable MemoryDesc bias() {
    return tail.bias
        ? MemoryDesc.strided(type(), new long[] {kernel.last()}, new long[] {1})
        : null;
  }

  private static long[] joined(long[] tail, long... head) {
    return LongStream.concat(LongStream.of(head), LongStream.of(tail)).toArray();
  }

  private MemoryDesc images(Shape shape, int count) {
    var dims = new long[shape.rank()];
    dims[0] = count;
    dims[1] = shape.last();
    for (int i = 2; i < dims.length; i++) {
      dims[i] = shape.dim(i - 1);
    }
    return MemoryDesc.channelsLast(type(), dims);
  }

  /**
   * {@return what to ask of the library for {@code count} images; it chooses the kernel's layout}
   */
  Descriptor descriptor(int count) {
    var window =
        new Window(longs(conv.strides()), longs(conv.dilation()), longs(conv.low()), longs(ends()));
    var x = images(image, count);
    var y = images(result, count);
    var w = plainKernel().any();
    return switch (conv.kind()) {
      case FORWARD -> new Convolution(x, w, bias(), y, window, tail.postOps());
      case INPUT_GRADIENT -> new ConvolutionBackwardData(y, w, x, window);
      case KERNEL_GRADIENT -> new ConvolutionBackwardWeights(x, y, w, null, window);
    };
  }

  /** The library wants the padding behind to fit exactly; what a stride leaves over is not read. */
  private List<Integer> ends() {
    return IntStream.range(0, conv.strides().size()).mapToObj(this::end).toList();
  }

  private int end(int i) {
    int extent = (kernel.dim(i) - 1) * conv.dilation().get(i) + 1;
    return (result.dim(i + 1) - 1) * conv.strides().get(i)
        + extent
        - image.dim(i + 1)
        - conv.low().get(i);
  }

  private static List<Long> longs(List<Integer> values) {
    return values.stream().map(Integer::longValue).toList();
  }

  @Override
  public String toString() {
    return conv.kind().name().toLowerCase(Locale.ROOT) + image + kernel;
  }
}
