package dev.addax.cpu.dnnl;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code dst = src · weights (+ bias)}, over the last two dimensions, batched over those before.
 * Operands are transposed by their strides.
 *
 * @param bias broadcast along its dimensions of size one; null for none
 */
public record Matmul(
    MemoryDesc src,
    MemoryDesc weights,
    @Nullable MemoryDesc bias,
    MemoryDesc dst,
    List<PostOp> postOps)
    implements Descriptor {
  private static final class Create {
    static final MethodHandle HANDLE =
        Functions.descriptor("matmul", JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
  }

  public Matmul {
    postOps = List.copyOf(postOps);
  }

  /** A product without bias and post-ops. */
  public Matmul(MemoryDesc src, MemoryDesc weights, MemoryDesc dst) {
    this(src, weights, null, dst, List.of());
  }

  @Override
  public List<Argument> arguments() {
    var all = new ArrayList<>(List.of(Argument.SRC, Argument.WEIGHTS));
    if (bias != null) {
      all.add(Argument.BIAS);
    }
    for (int i = 0; i < postOps.size(); i++) {
      if (postOps.get(i) instanceof PostOp.Binary) {
        all.add(Argument.postOp(i));
      }
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
            scope.desc(src),
            scope.desc(weights),
            scope.desc(bias),
            scope.desc(dst),
            attributes);
  }
}
