package dev.addax.cpu.dnnl;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.invoke.MethodHandle;
import java.util.List;

/**
 * The gradient of a {@link Pooling} for its {@code src}; reads the workspace the forward pass
 * wrote.
 */
public record PoolingBackward(
    Pooling.Kind kind, MemoryDesc diffDst, MemoryDesc diffSrc, Window window, List<Long> size)
    implements Descriptor {
  private static final class Create {
    static final MethodHandle HANDLE =
        Functions.descriptor(
            "pooling_backward",
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

  public PoolingBackward {
    size = List.copyOf(size);
  }

  @Override
  public List<Argument> arguments() {
    return List.of(Argument.DIFF_DST, Argument.DIFF_SRC);
  }

  @Override
  public int create(Scope scope, long engine, long attributes) throws Throwable {
    long forward = scope.forward(new Pooling(kind, diffSrc, diffDst, window, size, true), engine);
    if (forward == 0) {
      return Status.UNIMPLEMENTED;
    }
    return (int)
        Create.HANDLE.invokeExact(
            scope.out(),
            engine,
            kind.code,
            scope.desc(diffSrc),
            scope.desc(diffDst),
            scope.array(window.strides()),
            scope.array(size),
            scope.array(window.gaps()),
            scope.array(window.before()),
            scope.array(window.after()),
            forward,
            attributes);
  }
}
