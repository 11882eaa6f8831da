package dev.addax.tensor;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A plain value that traced functions may depend on, such as a trainable flag. Reading it while
 * tracing makes the compiled function remember what it saw; after a change the function is traced
 * again.
 */
public final class Setting<T> {
  private static final AtomicLong CHANGES = new AtomicLong();

  private volatile T value;

  public Setting(T value) {
    this.value = value;
  }

  public T get() {
    var seen = value;
    Trace.ifActive(trace -> trace.observe(this, seen));
    return seen;
  }

  public void set(T next) {
    if (!next.equals(value)) {
      value = next;
      CHANGES.incrementAndGet();
    }
  }

  boolean is(Object seen) {
    return value.equals(seen);
  }

  /** {@return how often any setting has changed: while it stays the same nothing needs checking} */
  public static long changes() {
    return CHANGES.get();
  }
}
