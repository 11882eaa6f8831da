package dev.addax.tensor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The recording of one traced function: which variables it read first, what it assigned to them,
 * and the settings it saw. Inside a trace variables have no values, only tensors of the graph under
 * construction.
 */
public final class Trace {
  private static final ScopedValue<Trace> CURRENT = ScopedValue.newInstance();
  private static final Trace NONE = new Trace();

  private final Map<Variable, Tensor> reads = new LinkedHashMap<>();
  private final Map<Variable, Tensor> writes = new LinkedHashMap<>();
  private final Map<Setting<?>, Object> observed = new LinkedHashMap<>();

  private Trace() {}

  /** Runs {@code body} and records it. */
  public static <T> T record(Consumer<Trace> whenDone, Supplier<T> body) {
    var trace = new Trace();
    var result = ScopedValue.where(CURRENT, trace).call(body::get);
    whenDone.accept(trace);
    return result;
  }

  /**
   * Runs {@code body} as if no trace were active: for values that must exist now, such as initial
   * weights.
   */
  public static <T> T outside(Supplier<T> body) {
    return isActive() ? ScopedValue.where(CURRENT, NONE).call(body::get) : body.get();
  }

  /** {@return whether a function is being traced on this thread} */
  public static boolean isActive() {
    return current() != null;
  }

  static void ifActive(Consumer<Trace> action) {
    var trace = current();
    if (trace != null) {
      action.accept(trace);
    }
  }

  static @Nullable Trace current() {
    var trace = CURRENT.isBound() ? CURRENT.get() : NONE;
    return trace == NONE ? null : trace;
  }

  Tensor read(Variable variable) {
    var written = writes.get(variable);
    return written != null ? written : reads.computeIfAbsent(variable, v -> new Read(v).on());
  }

  void write(Variable variable, Tensor value) {
    writes.put(variable, value);
  }

  void observe(Setting<?> setting, Object seen) {
    observed.putIfAbsent(setting, seen);
  }

  /** {@return the variables read before they were written, with the leaf that stands for each} */
  public Map<Variable, Tensor> reads() {
    return reads;
  }

  /** {@return the variables assigned, with the value each has at the end} */
  public Map<Variable, Tensor> writes() {
    return writes;
  }

  /** {@return whether every setting still is what this trace saw} */
  public boolean isCurrent() {
    return observed.entrySet().stream().allMatch(e -> e.getKey().is(e.getValue()));
  }
}
