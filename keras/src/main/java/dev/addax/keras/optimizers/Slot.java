package dev.addax.keras.optimizers;

import dev.addax.tensor.Provenance;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.Variable;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A variable that an optimizer keeps beside each trained variable, such as its momentum. */
public final class Slot {
  private final String name;
  private final Function<Variable, Tensor> initial;
  private final Predicate<Variable> wanted;
  private final Map<Variable, Variable> variables = new IdentityHashMap<>();

  private Slot(String name, Function<Variable, Tensor> initial, Predicate<Variable> wanted) {
    this.name = name;
    this.initial = initial;
    this.wanted = wanted;
  }

  /** {@return a slot that starts with zeros} */
  public static Slot zeros(String name) {
    return filled(name, () -> 0.0);
  }

  /** {@return a slot that starts with one number everywhere} */
  public static Slot filled(String name, Supplier<Double> value) {
    return from(name, v -> Tensors.full(v.type().shape(), value.get(), v.type().dtype()));
  }

  /** {@return a slot that starts with a value made for each variable} */
  public static Slot from(String name, Function<Variable, Tensor> initial) {
    return new Slot(name, initial, _ -> true);
  }

  /** {@return this for some variables only} */
  public Slot where(Predicate<Variable> wanted) {
    return new Slot(name, initial, wanted);
  }

  /** {@return whether there is such a slot beside {@code variable}} */
  public boolean has(Variable variable) {
    return variables.containsKey(variable);
  }

  /** {@return the variable beside {@code variable}} */
  public Variable of(Variable variable) {
    var slot = variables.get(variable);
    if (slot == null) {
      throw new IllegalArgumentException(
          "The optimizer has no %s for variable '%s'; build it for this variable first"
              .formatted(name, variable.path()));
    }
    return slot;
  }

  /** Makes the slot beside a variable. */
  void add(Variable variable, Supplier<String> optimizer) {
    if (!wanted.test(variable) || has(variable)) {
      return;
    }
    var made =
        new Variable(
            fileName(variable),
            () -> owner(variable, optimizer) + fileName(variable),
            () -> initial.apply(variable),
            false,
            new Provenance.Initialized("optimizer"));
    variables.put(variable, made);
  }

  // Keras makes the placeholders of factored moments outside its name scope.
  private String owner(Variable variable, Supplier<String> optimizer) {
    boolean placeholder = name.isEmpty() && variable.type().shape().rank() < 2;
    return placeholder ? "" : optimizer.get() + "/";
  }

  // An empty name stands for that of the variable itself.
  private String fileName(Variable variable) {
    return name.isEmpty() ? variable.name() : variable.path().replace('/', '_') + "_" + name;
  }

  /** Adds the slot of {@code variable}, if it has one. */
  void collect(Variable variable, Collection<Variable> into) {
    if (has(variable)) {
      into.add(of(variable));
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
