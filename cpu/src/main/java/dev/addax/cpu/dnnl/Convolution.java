package dev.addax.cpu.dnnl;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A convolution over 1–3 spatial dimensions: {@code src} is (batch, channels, space), {@code
 * weights} (out, in, space), or (groups, out per group, in per group, space) when grouped, {@code
 * bias} (out).
 */
public record Convolution(
    MemoryDesc src,
    MemoryDesc weights,
    @Nullable MemoryDesc bias,
    MemoryDesc dst,
    Window window,
    List<PostOp> postOps)
    implements Descriptor {
  static final int DIRECT = 1;
  private static final int INFERENCE = 96;

  private static final class Create {
    static final MethodHandle HANDLE =
        Functions.descriptor(
            "convolution_forward",
            JAVA_INT,
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

  public Convolution {
    postOps = List.copyOf(postOps);
  }

  @Override
  public List<Argument> arguments() {
    var all = new ArrayList<>(List.of(Argument.SRC, Argument.WEIGHTS));
    if (bias != null) {
      all.add(Argument.BIAS);
    }
    all.add(Argument.DST);
    return all;
  }

  @Override
  public int create(Scope scope, long engine, long attributes) throws Throwable {
    return (int)
        Create.HANDLE.invokeExact(
            scope.out(),
            engine,
            INFERENCE,
            DIRECT,
            scope.desc(src),
            scope.desc(weights),
            scope.desc(bias),
            scope.desc(dst),
            scope.array(window.strides()),
            scope.array(window.gaps()),
            scope.array(window.before()),
            scope.array(window.after()),
            attributes);
  }
}
