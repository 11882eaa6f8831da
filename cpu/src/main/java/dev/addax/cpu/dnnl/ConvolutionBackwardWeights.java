package dev.addax.cpu.dnnl;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gradient of a {@link Convolution} for its {@code weights} and, where {@code diffBias} is
 * given, for its bias.
 */
public record ConvolutionBackwardWeights(
    MemoryDesc src,
    MemoryDesc diffDst,
    MemoryDesc diffWeights,
    @Nullable MemoryDesc diffBias,
    Window window)
    implements Descriptor {
  private static final class Create {
    static final MethodHandle HANDLE =
        Functions.descriptor(
            "convolution_backward_weights",
            JAVA_INT,
            JAVA_LONG,
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
    var all = new ArrayList<>(List.of(Argument.SRC, Argument.DIFF_DST, Argument.DIFF_WEIGHTS));
    if (diffBias != null) {
      all.add(Argument.DIFF_BIAS);
    }
    return all;
  }

  @Override
  public int create(Scope scope, long engine, long attributes) throws Throwable {
    long forward =
        scope.forward(
            new Convolution(src, diffWeights, diffBias, diffDst, window, List.of()), engine);
    if (forward == 0) {
      return Status.UNIMPLEMENTED;
    }
    return (int)
        Create.HANDLE.invokeExact(
            scope.out(),
            engine,
            Convolution.DIRECT,
            scope.desc(src),
            scope.desc(diffWeights),
            scope.desc(diffBias),
            scope.desc(diffDst),
            scope.array(window.strides()),
            scope.array(window.gaps()),
            scope.array(window.before()),
            scope.array(window.after()),
            forward,
            attributes);
  }
}
