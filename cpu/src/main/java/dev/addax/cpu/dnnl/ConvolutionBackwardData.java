package dev.addax.cpu.dnnl;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.invoke.MethodHandle;
import java.util.List;

/** The gradient of a {@link Convolution} for its {@code src}; also the transposed convolution. */
public record ConvolutionBackwardData(
    MemoryDesc diffDst, MemoryDesc weights, MemoryDesc diffSrc, Window window)
    implements Descriptor {
  private static final class Create {
    static final MethodHandle HANDLE =
        Functions.descriptor(
            "convolution_backward_data",
            JAVA_INT,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG);
  }

  @Override
  public List<Argument> arguments() {
    return List.of(Argument.DIFF_DST, Argument.WEIGHTS, Argument.DIFF_SRC);
  }

  @Override
  public int create(Scope scope, long engine, long attributes) throws Throwable {
    long forward =
        scope.forward(new Convolution(diffSrc, weights, null, diffDst, window, List.of()), engine);
    if (forward == 0) {
      return Status.UNIMPLEMENTED;
    }
    return (int)
        Create.HANDLE.invokeExact(
            scope.out(),
            engine,
            Convolution.DIRECT,
            scope.desc(diffSrc),
            scope.desc(weights),
            scope.desc(diffDst),
            scope.array(window.strides()),
            scope.array(window.gaps()),
            scope.array(window.before()),
            scope.array(window.after()),
            forward,
            attributes);
  }
}
