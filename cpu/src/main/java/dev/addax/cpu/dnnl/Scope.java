package dev.addax.cpu.dnnl;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lives only while a primitive is being made: descriptors, attributes, arrays of dimensions.
 */
final class Scope implements AutoCloseable {
  private final Arena arena = Arena.ofConfined();
  private final Deque<Runnable> undo = new ArrayDeque<>();
  private final MemorySegment out = arena.allocate(JAVA_LONG);

  /** {@return the address that receives a created object} */
  long out() {
    return out.address();
  }

  /** {@return what was last written to {@link #out()}} */
  long created() {
    return out.get(JAVA_LONG, 0);
  }

  long created(MethodHandle destroy) {
    long handle = created();
    undo.push(() -> release(destroy, handle));
    return handle;
  }

  static void release(MethodHandle destroy, long handle) {
    try {
      Status.check((int) destroy.invokeExact(handle), "destroy");
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw Status.unexpected(e);
    }
  }

  long array(List<Long> values) {
    return arena
        .allocateFrom(JAVA_LONG, values.stream().mapToLong(Long::longValue).toArray())
        .address();
  }

  /** {@return a native descriptor; null gives the null pointer} */
  long desc(@Nullable MemoryDesc desc) {
    if (desc == null) {
      return 0;
    }
    long dims = array(desc.dims());
    int rank = desc.dims().size();
    try {
      int status =
          desc.isAny()
              ? (int)
                  Functions.MEMORY_DESC_CREATE_ANY.invokeExact(
                      out(), rank, dims, desc.type().code, 1)
              : (int)
                  Functions.MEMORY_DESC_CREATE.invokeExact(
                      out(), rank, dims, desc.type().code, array(desc.strides()));
      Status.check(status, "memory_desc_create of " + desc);
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw Status.unexpected(e);
    }
    return created(Functions.MEMORY_DESC_DESTROY);
  }

  /** {@return attributes with the given post-ops, and scratch memory provided by the caller} */
  long attributes(List<PostOp> postOps) {
    try {
      Status.check((int) Functions.ATTR_CREATE.invokeExact(out()), "primitive_attr_create");
      long attributes = created(Functions.ATTR_DESTROY);
      Status.check(
          (int) Functions.ATTR_SET_SCRATCHPAD_MODE.invokeExact(attributes, 1),
          "set_scratchpad_mode");
      if (!postOps.isEmpty()) {
        Status.check(
            (int) Functions.ATTR_SET_POST_OPS.invokeExact(attributes, chain(postOps)),
            "set_post_ops");
      }
      return attributes;
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw Status.unexpected(e);
    }
  }

  /**
   * {@return the descriptor of a forward pass, which backward passes take as a hint; 0 if the
   * library has no such pass on this CPU, and so no way back either}
   */
  long forward(Descriptor descriptor, long engine) throws Throwable {
    return Status.implemented(descriptor.create(this, engine, 0), "hint " + descriptor)
        ? created(Functions.DESC_DESTROY)
        : 0;
  }

  private long chain(List<PostOp> postOps) throws Throwable {
    Status.check((int) Functions.POST_OPS_CREATE.invokeExact(out()), "post_ops_create");
    long chain = created(Functions.POST_OPS_DESTROY);
    for (PostOp op : postOps) {
      Status.check(append(chain, op), "append " + op);
    }
    return chain;
  }

  private int append(long chain, PostOp op) throws Throwable {
    return switch (op) {
      case PostOp.Eltwise e ->
          (int)
              Functions.POST_OPS_APPEND_ELTWISE.invokeExact(
                  chain, e.function().code, e.alpha(), e.beta());
      case PostOp.Sum s -> (int) Functions.POST_OPS_APPEND_SUM.invokeExact(chain, s.scale(), 0, 0);
      case PostOp.Binary b ->
          (int)
              Functions.POST_OPS_APPEND_BINARY.invokeExact(
                  chain, b.combination().code, desc(b.operand()));
    };
  }

  @Override
  public void close() {
    undo.forEach(Runnable::run);
    arena.close();
  }
}
