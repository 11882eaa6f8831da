package dev.addax.cpu.dnnl;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * The one engine and stream of the process; they live as long as it does. Execution on a CPU stream
 * is synchronous.
 */
final class Engine {
  static final long ENGINE = create(true, 0);
  static final long STREAM = create(false, ENGINE);

  private static final @Nullable MethodHandle SET_NUM_THREADS =
      Library.symbols()
          .find("omp_set_num_threads")
          .map(
              address ->
                  Linker.nativeLinker()
                      .downcallHandle(
                          address,
                          FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT),
                          Linker.Option.critical(false)))
          .orElse(null);

  private Engine() {}

  /**
   * Says how many OpenMP threads the library may use for what the calling thread creates and runs
   * from now on. Costs a few nanoseconds.
   */
  static void limitThreads(int count) {
    if (SET_NUM_THREADS != null) {
      try {
        SET_NUM_THREADS.invokeExact(count);
      } catch (Throwable e) {
        throw Status.unexpected(e);
      }
    }
  }

  private static long create(boolean engine, long of) {
    try (var arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(JAVA_LONG);
      int status =
          engine
              ? (int) Functions.ENGINE_CREATE.invokeExact(out.address(), 1, 0L)
              : (int) Functions.STREAM_CREATE.invokeExact(out.address(), of, 1);
      Status.check(status, engine ? "engine_create" : "stream_create");
      return out.get(JAVA_LONG, 0);
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw Status.unexpected(e);
    }
  }
}
