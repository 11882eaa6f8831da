package dev.addax.keras.config;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The order in which objects count as constructed.
 *
 * <p>Keras numbers names and draws default seeds in constructors, when all keywords are known. Our
 * options are set after the constructor, so both wait until they are first asked for; then all
 * objects configured earlier come first. An object stands where it was last configured: {@code new
 * Dense(3).kernelInitializer(new HeNormal())} draws for HeNormal, then for the Dense, as in Python.
 */
public final class Construction {
  /** An object whose construction may have to be completed later. */
  public interface Pending {
    /** Draws and names what is still open; called once, in the order of construction. */
    void complete();

    /**
     * {@return whether it can be completed; one that lacks a required option waits, or was given up
     * when its constructor failed}
     */
    default boolean isReady() {
      return true;
    }
  }

  private static final int MANY = 10_000;
  private static final ReentrantLock LOCK = new ReentrantLock();

  // What is constructed while another object completes belongs to that object: hence a stack.
  private static final Deque<List<Pending>> QUEUES = new ArrayDeque<>(List.of(new ArrayList<>()));

  // Objects whose configuration is being read: nothing may complete them before it is whole.
  private static final List<List<Pending>> HELD = new ArrayList<>();

  private Construction() {}

  /** Puts an object at the end of the order, moving it there if it is waiting already. */
  public static void enqueue(Pending object) {
    locked(
        () -> {
          if (HELD.stream().anyMatch(held -> indexOf(held, object) >= 0)) {
            return;
          }
          var queue = QUEUES.element();
          QUEUES.forEach(any -> remove(any, object));
          queue.add(object);
          if (queue.size() > MANY) {
            completeReady(queue, MANY);
            queue.subList(0, Math.max(0, queue.size() - MANY / 2)).clear();
          }
        });
  }

  /** {@return whether the object still waits for its completion} */
  public static boolean isPending(Pending object) {
    LOCK.lock();
    try {
      return QUEUES.stream().anyMatch(queue -> indexOf(queue, object) >= 0)
          || HELD.stream().anyMatch(held -> indexOf(held, object) >= 0);
    } finally {
      LOCK.unlock();
    }
  }

  /** Completes the object and, before it, all that were constructed earlier. */
  public static void complete(Pending object) {
    locked(
        () -> {
          var queue = QUEUES.element();
          int index = indexOf(queue, object);
          completeReady(queue, Math.max(0, index));
          if (QUEUES.stream().anyMatch(outer -> remove(outer, object))
              || HELD.stream().anyMatch(held -> remove(held, object))) {
            completeWithParts(object);
          }
        });
  }

  /** Completes everything that waits. */
  public static void completeAll() {
    locked(() -> completeReady(QUEUES.element(), Integer.MAX_VALUE));
  }

  /** A value and the objects constructed for it, which wait outside the order. */
  record Apart<V extends @Nullable Object>(V value, List<Pending> parts) {
    static <V extends @Nullable Object> Apart<V> of(V value) {
      return new Apart<>(value, List.of());
    }

    void complete() {
      locked(() -> parts.forEach(Construction::completeWithParts));
    }
  }

  /** Makes a value whose parts complete when the caller says so. */
  static <V extends @Nullable Object> Apart<V> apart(Supplier<V> make) {
    LOCK.lock();
    var parts = new ArrayList<Pending>();
    QUEUES.push(parts);
    try {
      return new Apart<>(make.get(), parts);
    } finally {
      QUEUES.pop();
      LOCK.unlock();
    }
  }

  /**
   * {@return an object that counts as constructed when {@code configure} has run} What {@code
   * configure} constructs on the way comes before it, as arguments come before their call.
   */
  static <T> T configured(Supplier<T> make, Consumer<T> configure) {
    var made = apart(make);
    locked(() -> HELD.add(made.parts()));
    try {
      configure.accept(made.value());
    } finally {
      locked(() -> HELD.removeIf(held -> held == made.parts()));
    }
    // What could not be configured is nobody's and never gets here.
    locked(() -> made.parts().forEach(Construction::enqueue));
    return made.value();
  }

  /** Completes those of the first {@code count} that are ready. */
  private static void completeReady(List<Pending> queue, int count) {
    int at = 0;
    for (int i = 0; i < count && at < queue.size(); i++) {
      if (queue.get(at).isReady()) {
        completeWithParts(queue.remove(at));
      } else {
        at++;
      }
    }
  }

  private static void completeWithParts(Pending object) {
    var parts = new ArrayList<Pending>();
    QUEUES.push(parts);
    try {
      object.complete();
      completeReady(parts, Integer.MAX_VALUE);
    } finally {
      QUEUES.pop();
    }
  }

  private static boolean remove(List<Pending> queue, Pending object) {
    int index = indexOf(queue, object);
    if (index >= 0) {
      queue.remove(index);
    }
    return index >= 0;
  }

  private static int indexOf(List<Pending> queue, Pending object) {
    int index = queue.size() - 1;
    while (index >= 0 && queue.get(index) != object) {
      index--;
    }
    return index;
  }

  private static void locked(Runnable action) {
    LOCK.lock();
    try {
      action.run();
    } finally {
      LOCK.unlock();
    }
  }
}
