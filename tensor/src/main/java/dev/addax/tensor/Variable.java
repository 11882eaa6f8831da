package dev.addax.tensor;

import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.TensorType;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The only state: a named tensor that can be assigned. Reading gives the value of this moment;
 * later assignments never change a tensor that was read.
 *
 * <p>Compiled plans update the memory in place when nobody else holds the old value; {@link
 * #acquire} and {@link #release} are how they find out.
 */
public final class Variable implements Operand {
  private static final int WRITING = -1;
  private static final AtomicLong MADE = new AtomicLong();
  private static final ScopedValue<Boolean> LATER = ScopedValue.newInstance();

  private final String name;
  private final Supplier<String> path;
  private final TensorType type;
  private final Setting<Boolean> trainable;
  private final long number = MADE.incrementAndGet();
  private final AtomicInteger users = new AtomicInteger();
  private @Nullable UnaryOperator<Tensor> regularizer;
  private @Nullable UnaryOperator<Tensor> constraint;
  private volatile @Nullable Supplier<Tensor> initial;
  private volatile @Nullable Buffer buffer;
  private volatile @Nullable Tensor read;
  private volatile Provenance provenance;
  private volatile long updates;

  /**
   * Makes a variable that starts as {@code initial} gives; it is computed now, also inside a trace.
   *
   * @param path the name with the names of what it belongs to, separated by {@code /}; asked for
   *     only when needed, since what it belongs to may not have its name yet
   */
  public Variable(
      String name,
      Supplier<String> path,
      Supplier<Tensor> initial,
      boolean trainable,
      Provenance provenance) {
    this(name, path, Trace.outside(initial), trainable, provenance);
  }

  private Variable(
      String name,
      Supplier<String> path,
      Tensor initial,
      boolean trainable,
      Provenance provenance) {
    this(name, path, initial.type(), () -> initial, trainable, provenance);
  }

  /** Makes a variable of a type that is known without its value. */
  public Variable(
      String name,
      Supplier<String> path,
      TensorType type,
      Supplier<Tensor> initial,
      boolean trainable,
      Provenance provenance) {
    this.name = name;
    this.path = path;
    this.type = type;
    this.trainable = new Setting<>(trainable);
    this.provenance = provenance;
    this.initial = initial;
    if (!LATER.isBound()) {
      settle();
    }
  }

  /**
   * {@return what {@code body} makes} Variables made meanwhile compute their first value when
   * somebody asks for it, and never if they are assigned before: for what is loaded next.
   */
  public static <R> R later(Supplier<R> body) {
    return ScopedValue.where(LATER, true).call(body::get);
  }

  /** Computes the first value, if nobody has and nothing else was assigned. */
  private synchronized void settle() {
    var first = initial;
    if (first != null) {
      share(Trace.outside(() -> computed(first)));
      initial = null;
    }
  }

  private Tensor computed(Supplier<Tensor> first) {
    var value = first.get();
    Rules.check(
        value.type().equals(type),
        "The first value of variable '%s' is %s, expected %s",
        name,
        value.type(),
        type);
    value.buffer();
    return value;
  }

  private void share(Tensor value) {
    buffer = value.buffer();
    read = Tensor.ofValue(new Read(this), value.buffer());
  }

  private Buffer present() {
    var known = buffer;
    if (known == null) {
      settle();
      known = Objects.requireNonNull(buffer);
    }
    return known;
  }

  public String name() {
    return name;
  }

  public String path() {
    return path.get();
  }

  public TensorType type() {
    return type;
  }

  /** {@return whether optimizers may update it; read while tracing, a later change is noticed} */
  public boolean isTrainable() {
    return trainable.get();
  }

  public Variable setTrainable(boolean on) {
    trainable.set(on);
    return this;
  }

  /** {@return the penalty that a model adds to its loss for this variable} */
  public @Nullable UnaryOperator<Tensor> regularizer() {
    return regularizer;
  }

  public Variable setRegularizer(@Nullable UnaryOperator<Tensor> penalty) {
    regularizer = penalty;
    return this;
  }

  /** {@return the projection that optimizers apply after each update} */
  public @Nullable UnaryOperator<Tensor> constraint() {
    return constraint;
  }

  public Variable setConstraint(@Nullable UnaryOperator<Tensor> projection) {
    constraint = projection;
    return this;
  }

  /** {@return whether there is a value; not before somebody asks for it if it is made later} */
  public boolean hasValue() {
    return buffer != null;
  }

  /** {@return where the value came from} */
  public Provenance provenance() {
    return provenance;
  }

  /** {@return how often it has been updated by compiled steps since {@link #provenance} was set} */
  public long updates() {
    return updates;
  }

  /**
   * {@return the value at this moment, cast to the dtype of the surrounding {@link Autocast} scope
   * if there is one}
   */
  @Override
  public Tensor tensor() {
    return Autocast.apply(value());
  }

  /** {@return the value at this moment, in the variable's own dtype} */
  public Tensor value() {
    var trace = Trace.current();
    return trace != null ? trace.read(this) : snapshot();
  }

  private Tensor snapshot() {
    acquire(false);
    try {
      var known = read;
      if (known == null) {
        known = Tensor.ofValue(new Read(this), present());
        read = known;
      }
      return known;
    } finally {
      release(false);
    }
  }

  /**
   * Replaces the value; inside a trace this becomes part of the traced function. A value of another
   * floating dtype is cast.
   *
   * @throws IllegalArgumentException if the shape differs
   */
  public Variable assign(Operand value) {
    return assign(value, new Provenance.Assigned());
  }

  /** Replaces the value and says where it came from. */
  public Variable assign(Operand value, Provenance from) {
    var next = value.tensor().cast(type.dtype());
    Rules.check(
        type.shape().accepts(next.shape()),
        "Cannot assign a value of shape %s to variable '%s' of shape %s",
        next.shape(),
        path(),
        type.shape());
    var trace = Trace.current();
    if (trace != null) {
      trace.write(this, next);
    } else {
      store(next.buffer(), false);
      provenance = from;
      updates = 0;
    }
    return this;
  }

  public Variable assignAdd(Operand value) {
    return assign(value().add(value.tensor().cast(type.dtype())));
  }

  public Variable assignSub(Operand value) {
    return assign(value().subtract(value.tensor().cast(type.dtype())));
  }

  /** {@return its number in the order in which variables were made} */
  public long number() {
    return number;
  }

  /** {@return the memory of the value; callers have acquired the variable} */
  public Buffer buffer() {
    return present();
  }

  /**
   * Announces a use of {@link #buffer()} until {@link #release}. Who uses several variables
   * acquires them by ascending {@link #number()}, so that no two wait for each other.
   *
   * @param toWrite whether the caller wants to overwrite the memory
   * @return whether it may: true only if asked for and nobody else holds the value
   */
  public boolean acquire(boolean toWrite) {
    if (initial != null) {
      settle();
    }
    if (toWrite && read == null && users.compareAndSet(0, WRITING)) {
      if (read == null) {
        return true;
      }
      users.set(0);
    }
    while (true) {
      int now = users.get();
      if (now == WRITING) {
        Thread.onSpinWait();
      } else if (users.compareAndSet(now, now + 1)) {
        return false;
      }
    }
  }

  /** Ends a use; {@code writing} is what {@link #acquire} returned. */
  public void release(boolean writing) {
    if (writing) {
      users.set(0);
    } else {
      users.decrementAndGet();
    }
  }

  /**
   * Takes {@code next} as the value after a compiled step; the same memory as before means it was
   * overwritten.
   */
  public void store(Buffer next) {
    store(next, true);
  }

  private void store(Buffer next, boolean step) {
    forgetFirst();
    if (next != buffer) {
      buffer = next;
      read = null;
    }
    if (step) {
      updates++;
    } else {
      // The caller may hold this memory as a tensor of its own.
      read = Tensor.ofValue(new Read(this), next);
    }
  }

  private void forgetFirst() {
    if (initial != null) {
      synchronized (this) {
        initial = null;
      }
    }
  }

  @Override
  public String toString() {
    return "Variable(path=" + path() + ", type=" + type + ", trainable=" + trainable.get() + ")";
  }
}
