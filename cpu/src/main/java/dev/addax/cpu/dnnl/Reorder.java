package dev.addax.cpu.dnnl;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.invoke.MethodHandle;
import java.util.List;

/**
 * A change of layout or type. A side that is the operand of another primitive, in a layout the
 * library chose, is given as that primitive's own descriptor.
 */
public record Reorder(Side src, Side dst) implements Descriptor {
  /** One side of a reorder. */
  public sealed interface Side {}

  /** A layout that was written down. */
  public record Plain(MemoryDesc desc) implements Side {}

  /** The layout {@code primitive} wants for {@code argument}. */
  public record Wanted(Primitive primitive, Argument argument) implements Side {}

  private static final class Create {
    static final MethodHandle HANDLE =
        Functions.status(
            "reorder_primitive_desc_create",
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG);
  }

  @Override
  public List<Argument> arguments() {
    return List.of(Argument.SRC, Argument.DST);
  }

  @Override
  public int create(Scope scope, long engine, long attributes) throws Throwable {
    return (int)
        Create.HANDLE.invokeExact(
            scope.out(), desc(scope, src), engine, desc(scope, dst), engine, attributes);
  }

  private static long desc(Scope scope, Side side) {
    return switch (side) {
      case Plain p -> scope.desc(p.desc());
      case Wanted w -> w.primitive().desc(w.argument());
    };
  }
}
