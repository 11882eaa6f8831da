package dev.addax.cpu.dnnl;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.invoke.MethodHandle;
import java.util.List;

/**
 * Pooling over 1–3 spatial dimensions.
 *
 * @param size the extent of the window
 * @param training whether a workspace is written, which {@link PoolingBackward} of a maximum reads
 */
public record Pooling(
    Kind kind, MemoryDesc src, MemoryDesc dst, Window window, List<Long> size, boolean training)
    implements Descriptor {
  /** {@code dnnl_pooling_*}. */
  public enum Kind {
    MAX(0x1ff),
    AVERAGE_INCLUDE_PADDING(0x2ff),
    AVERAGE_EXCLUDE_PADDING(0x3ff);

    final int code;

    Kind(int code) {
      this.code = code;
    }
  }

  private static final class Create {
    static final MethodHandle HANDLE =
        Functions.descriptor(
            "pooling_forward",
            JAVA_INT,
            JAVA_INT,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG);
  }

  public Pooling {
    size = List.copyOf(size);
  }

  @Override
  public List<Argument> arguments() {
    return List.of(Argument.SRC, Argument.DST);
  }

  @Override
  public int create(Scope scope, long engine, long attributes) throws Throwable {
    return (int)
        Create.HANDLE.invokeExact(
            scope.out(),
            engine,
            training ? 64 : 96,
            kind.code,
            scope.desc(src),
            scope.desc(dst),
            scope.array(window.strides()),
            scope.array(size),
            scope.array(window.gaps()),
            scope.array(window.before()),
            scope.array(window.after()),
            attributes);
  }
}
