package dev.addax.tensor.transform;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.Trace;
import dev.addax.tensor.type.TensorType;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A function of tensors that is traced once per signature (the types of its arguments and the
 * settings it looked at) and then runs as one plan. Variables that the function assigns change when
 * the plan has run. Calls from several threads are safe.
 */
public final class Compiled {
  private static final int PLANS_PER_TYPE = 4;
  private static final int MAX_PLANS = 256;

  private final Function<List<Tensor>, List<Tensor>> function;
  private final Map<List<TensorType>, Deque<Plan>> plans = new ConcurrentHashMap<>();
  private volatile Plan last = Plan.NONE;

  private Compiled(Function<List<Tensor>, List<Tensor>> function) {
    this.function = function;
  }

  /** {@return a compiled function of any number of arguments and results} */
  public static Compiled of(Function<List<Tensor>, List<Tensor>> function) {
    return new Compiled(function);
  }

  /** {@return a compiled function without arguments} */
  public static Compiled of(Supplier<Tensor> function) {
    return new Compiled(arguments -> List.of(function.get()));
  }

  /** {@return a compiled function of one tensor} */
  public static Compiled ofOne(UnaryOperator<Tensor> function) {
    return new Compiled(arguments -> List.of(function.apply(arguments.get(0))));
  }

  /** {@return a compiled function of two tensors} */
  public static Compiled of(BinaryOperator<Tensor> function) {
    return new Compiled(arguments -> List.of(function.apply(arguments.get(0), arguments.get(1))));
  }

  /** {@return the first result for these arguments} */
  public Tensor call(Tensor... arguments) {
    return callAll(List.of(arguments)).getFirst();
  }

  /** {@return all results for these arguments; inside another trace they become part of it} */
  public List<Tensor> callAll(List<Tensor> arguments) {
    if (Trace.isActive()) {
      return function.apply(arguments);
    }
    var recent = last;
    var plan =
        recent.accepts(arguments)
            ? recent
            : prepared(arguments.stream().map(Tensor::type).toList());
    return plan.call(arguments);
  }

  /** {@return the plan for arguments of these types, traced and compiled if need be} */
  public Plan prepared(List<TensorType> types) {
    var recent = last;
    if (recent.fits(types)) {
      return recent;
    }
    var candidates = plans.computeIfAbsent(types, t -> new ConcurrentLinkedDeque<>());
    var found = candidates.stream().filter(p -> p.fits(types)).findFirst().orElse(null);
    if (found == null) {
      found = Plan.trace(function, types);
      keep(candidates, found);
    }
    last = found;
    return found;
  }

  private void keep(Deque<Plan> candidates, Plan plan) {
    candidates.addFirst(plan);
    if (candidates.size() > PLANS_PER_TYPE) {
      candidates.pollLast();
    }
    if (plans.size() > MAX_PLANS) {
      plans.keySet().removeIf(types -> !types.equals(plan.types()));
    }
  }

  /** {@return what will run for arguments of these types, for people} */
  public String plan(TensorType... types) {
    return prepared(Arrays.asList(types)).describe();
  }
}
