package dev.addax.cpu.dnnl;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.List;

/**
 * A primitive bound to addresses. Belongs to one thread at a time. Setting an address that is
 * already set costs nothing; running allocates nothing.
 */
public final class Invocation {
  private static final Cleaner CLEANER = Cleaner.create();
  private static final int ENTRY_BYTES = 16;

  private final Primitive primitive;
  private final List<Argument> order;
  private final int count;
  private final long[] memories;
  private final long[] addresses;
  private final long table;

  /**
   * Binds {@code primitive}: {@link Primitive#arguments()} first, then its workspace and scratchpad
   * where it has them.
   */
  public Invocation(Primitive primitive) {
    this.primitive = primitive;
    this.order = all(primitive);
    this.count = order.size();
    this.memories = new long[count];
    this.addresses = new long[count];
    var arena = Arena.ofAuto();
    MemorySegment entries = arena.allocate((long) ENTRY_BYTES * count, 16);
    for (int i = 0; i < count; i++) {
      memories[i] = memory(primitive, order.get(i));
      entries.set(JAVA_INT, (long) ENTRY_BYTES * i, order.get(i).code);
      entries.set(JAVA_LONG, (long) ENTRY_BYTES * i + 8, memories[i]);
    }
    this.table = entries.address();
    long[] owned = memories;
    CLEANER.register(this, () -> destroy(owned, entries));
  }

  private static List<Argument> all(Primitive primitive) {
    var all = new ArrayList<>(primitive.arguments());
    for (Argument extra : List.of(Argument.WORKSPACE, Argument.SCRATCHPAD)) {
      if (primitive.bytes(extra) > 0) {
        all.add(extra);
      }
    }
    return all;
  }

  private static long memory(Primitive primitive, Argument argument) {
    try (var arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(JAVA_LONG);
      Status.check(
          (int)
              Functions.MEMORY_CREATE.invokeExact(
                  out.address(), primitive.desc(argument), Engine.ENGINE, 0L),
          "memory_create for " + argument + " of " + primitive);
      return out.get(JAVA_LONG, 0);
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw Status.unexpected(e);
    }
  }

  /** The table is named so that it stays reachable as long as the memories it lists. */
  private static void destroy(long[] memories, MemorySegment table) {
    for (long memory : memories) {
      Scope.release(Functions.MEMORY_DESTROY, memory);
    }
    java.lang.ref.Reference.reachabilityFence(table);
  }

  /** Says where the workspace or scratchpad lies; nothing happens if the primitive has none. */
  public void set(Argument extra, long address) {
    int position = order.indexOf(extra);
    if (position >= 0) {
      set(position, address);
    }
  }

  /** Says where the operand of the given position lies. */
  public void set(int position, long address) {
    if (addresses[position] != address) {
      try {
        Status.check(
            (int) Functions.MEMORY_SET_DATA_HANDLE.invokeExact(memories[position], address),
            "set_data_handle");
      } catch (RuntimeException e) {
        throw e;
      } catch (Throwable e) {
        throw Status.unexpected(e);
      }
      addresses[position] = address;
    }
  }

  /** Computes. */
  public void run() {
    Engine.limitThreads(1);
    int status;
    try {
      status =
          (int)
              Functions.PRIMITIVE_EXECUTE.invokeExact(
                  primitive.handle, Engine.STREAM, count, table);
    } catch (Throwable e) {
      throw Status.unexpected(e);
    }
    if (status != 0) {
      Status.check(status, "execution of " + primitive);
    }
  }
}
