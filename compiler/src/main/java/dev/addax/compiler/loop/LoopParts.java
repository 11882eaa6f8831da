package dev.addax.compiler.loop;

import dev.addax.tensor.Graph;
import dev.addax.tensor.Loop;
import dev.addax.tensor.Node;
import dev.addax.tensor.Parameter;
import dev.addax.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * A loop taken apart, to be changed and put together again. Parameters belong to the body, what is
 * given for them ({@code starts}, {@code sequences}, {@code invariants}) to the graph around it.
 */
final class LoopParts {
  final Loop loop;
  final int steps;
  final List<Tensor> carries = new ArrayList<>();
  final List<Tensor> starts = new ArrayList<>();
  final List<Tensor> nexts = new ArrayList<>();
  final List<Tensor> slices = new ArrayList<>();
  final List<Tensor> sequences = new ArrayList<>();
  final List<Tensor> constants = new ArrayList<>();
  final List<Tensor> invariants = new ArrayList<>();
  final List<Tensor> outputs = new ArrayList<>();

  /** Takes {@code loop}, to be applied to {@code inputs}, apart. */
  LoopParts(Loop loop, List<Tensor> inputs) {
    this.loop = loop;
    this.steps = loop.steps(inputs.stream().map(Tensor::type).toList());
    int first = loop.carries();
    int last = first + loop.sequences();
    var parameters = loop.body().inputs();
    carries.addAll(parameters.subList(0, first));
    starts.addAll(inputs.subList(0, first));
    slices.addAll(parameters.subList(first, last));
    sequences.addAll(inputs.subList(first, last));
    constants.addAll(parameters.subList(last, parameters.size()));
    invariants.addAll(inputs.subList(last, inputs.size()));
    nexts.addAll(loop.body().outputs().subList(0, first));
    outputs.addAll(loop.body().outputs().subList(first, loop.body().outputs().size()));
  }

  /** {@return the body's name for one step of {@code sequence}, which it may take already} */
  Tensor slice(Tensor sequence) {
    int known = sequences.indexOf(sequence);
    if (known >= 0) {
      return slices.get(known);
    }
    var shape = sequence.shape().slice(1, sequence.rank());
    var slice = Parameter.of("slice", sequence.type().with(shape));
    slices.add(slice);
    sequences.add(sequence);
    return slice;
  }

  /** {@return the body's name for {@code invariant}, which it may take already} */
  Tensor constant(Tensor invariant) {
    int known = invariants.indexOf(invariant);
    if (known >= 0) {
      return constants.get(known);
    }
    var constant = Parameter.of("invariant", invariant.type());
    constants.add(constant);
    invariants.add(invariant);
    return constant;
  }

  /** {@return which of the stacked results is that of {@code tensor}, made one if it was none} */
  int output(Tensor tensor) {
    int known = outputs.indexOf(tensor);
    if (known < 0) {
      outputs.add(tensor);
    }
    return known < 0 ? outputs.size() - 1 : known;
  }

  /** {@return all that the body makes} */
  List<Tensor> made() {
    var made = new ArrayList<>(nexts);
    made.addAll(outputs);
    return made;
  }

  /** {@return all that the body takes} */
  List<Tensor> parameters() {
    var parameters = new ArrayList<>(carries);
    parameters.addAll(slices);
    parameters.addAll(constants);
    return parameters;
  }

  Graph body() {
    return new Graph(parameters(), made());
  }

  /** Replaces what the body makes. */
  void makes(List<Tensor> made) {
    int first = nexts.size();
    nexts.clear();
    nexts.addAll(made.subList(0, first));
    outputs.clear();
    outputs.addAll(made.subList(first, made.size()));
  }

  /** {@return the loop, put together} */
  Node node() {
    var inputs = new ArrayList<>(starts);
    inputs.addAll(sequences);
    inputs.addAll(invariants);
    var again = new Loop(body(), carries.size(), slices.size(), steps, loop.reverse());
    return new Node(again, inputs);
  }
}
