package dev.addax.cpu.parallel;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The processor's mode in which subnormal numbers count as zero, as TensorFlow and XLA compute. A
 * subnormal operand or result costs a hundred times as much as another, and training makes them by
 * the hundred thousand: the first moment of a weight whose gradient has become zero decays through
 * them.
 *
 * <p>The mode belongs to a thread: workers are always in it, others while they run a plan. It is
 * set by {@code fesetmode} of the C library; where there is none, or where it has no such effect,
 * subnormal numbers are computed as they are.
 */
public final class FlushToZero {
  private static final long MODE_BYTES = 16;
  private static final @Nullable MethodHandle SET = usable();

  // Volatile, so that the probe cannot be computed by a compiler.
  private static volatile float smallest = Float.MIN_NORMAL;

  /** The two modes as the C library writes them; initialised only where it is asked. */
  private static final class Modes {
    static final MemorySegment USUAL = Arena.global().allocate(MODE_BYTES, 16);
    static final MemorySegment FLUSHING = Arena.global().allocate(MODE_BYTES, 16);
  }

  /** Where a mode has the bits that say so. */
  private record Bits(long offset, int mask) {
    static Optional<Bits> ofThisProcessor() {
      return switch (System.getProperty("os.arch")) {
        case "amd64" -> Optional.of(new Bits(4, 1 << 15 | 1 << 6));
        case "aarch64" -> Optional.of(new Bits(0, 1 << 24));
        default -> Optional.empty();
      };
    }
  }

  private FlushToZero() {}

  private static @Nullable MethodHandle usable() {
    var set = function("fesetmode");
    var get = function("fegetmode");
    var bits = Bits.ofThisProcessor();
    if (set.isEmpty() || get.isEmpty() || bits.isEmpty()) {
      return null;
    }
    call(get.get(), Modes.USUAL);
    Modes.FLUSHING.copyFrom(Modes.USUAL);
    long at = bits.get().offset;
    Modes.FLUSHING.set(JAVA_INT, at, Modes.FLUSHING.get(JAVA_INT, at) | bits.get().mask);
    return works(set.get()) ? set.get() : null;
  }

  /** Takes a second argument that C ignores: the linker knows this form of call already. */
  private static Optional<MethodHandle> function(String name) {
    var linker = Linker.nativeLinker();
    return linker
        .defaultLookup()
        .find(name)
        .map(
            address ->
                linker.downcallHandle(
                    address,
                    FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG),
                    Linker.Option.critical(false)));
  }

  private static boolean works(MethodHandle set) {
    smallest = Float.MIN_NORMAL;
    call(set, Modes.FLUSHING);
    float flushed = smallest * 0.5f;
    call(set, Modes.USUAL);
    return flushed == 0 && smallest * 0.5f != 0;
  }

  private static void call(MethodHandle function, MemorySegment mode) {
    try {
      int status = (int) function.invokeExact(mode.address(), 0L);
      if (status != 0) {
        throw new IllegalStateException("the floating-point mode was refused: " + status);
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@return whether this process can flush} */
  public static boolean available() {
    return SET != null;
  }

  /** From now on subnormal numbers count as zero in this thread. */
  public static void begin() {
    if (SET != null) {
      call(SET, Modes.FLUSHING);
    }
  }

  /** From now on this thread computes as Java does. */
  public static void end() {
    if (SET != null) {
      call(SET, Modes.USUAL);
    }
  }
}
