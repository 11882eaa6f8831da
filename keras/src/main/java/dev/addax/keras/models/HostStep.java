package dev.addax.keras.models;

import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.HostCalls;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.transform.Compiled;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A compiled step of a model some of whose layers work on the host. Those layers run first, on the
 * step's data; the compiled part has the step's numbers and their results as arguments.
 */
final class HostStep {
  private final Trainable model;
  private final Call call;
  private final Consumer<Step> body;
  private final Compiled compiled = Compiled.of(this::trace);
  private Step now = new Step(List.of(), List.of(), List.of());

  HostStep(Trainable model, Call call, Consumer<Step> body) {
    this.model = model;
    this.call = call;
    this.body = body;
  }

  synchronized void run(Step step) {
    compiled.callAll(arguments(step));
  }

  /** {@return what will run for a step like this, for people} */
  synchronized String plan(Step step) {
    return compiled.plan(arguments(step).stream().map(Tensor::type).toArray(TensorType[]::new));
  }

  private List<Tensor> arguments(Step step) {
    now = step;
    var arguments = new ArrayList<>(numbers(step.flat()));
    arguments.addAll(HostCalls.recorded(() -> model.applyAll(step.inputs(), call)));
    return arguments;
  }

  private static List<Tensor> numbers(List<Tensor> tensors) {
    return tensors.stream().filter(t -> t.dtype() != DType.STRING).toList();
  }

  /** Strings stay what they are: only host layers look at them, and those are replayed. */
  private List<Tensor> trace(List<Tensor> arguments) {
    var flat = new ArrayList<Tensor>();
    int next = 0;
    for (var tensor : now.flat()) {
      flat.add(tensor.dtype() == DType.STRING ? tensor : arguments.get(next++));
    }
    var results = arguments.subList(next, arguments.size());
    var step = now.like(flat);
    HostCalls.replayed(results, () -> body.accept(step));
    return List.of();
  }
}
