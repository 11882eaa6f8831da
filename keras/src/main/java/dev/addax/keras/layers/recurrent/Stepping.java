package dev.addax.keras.layers.recurrent;

import dev.addax.keras.layers.Call;
import dev.addax.tensor.Movement;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.ControlFlow;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a cell over a sequence. Keras: {@code keras.src.backend.rnn}. */
final class Stepping {
  /** The output (of the last step or of all) and the last states. */
  record Result(Tensor output, List<Tensor> states) {}

  private final Cell cell;
  private final boolean all;
  private final boolean backwards;
  private final boolean unroll;
  private final boolean zeroWhereMasked;

  Stepping(Cell cell, boolean all, boolean backwards, boolean unroll, boolean zeroWhereMasked) {
    this.cell = cell;
    this.all = all;
    this.backwards = backwards;
    this.unroll = unroll;
    this.zeroWhereMasked = zeroWhereMasked;
  }

  Result run(Tensor x, List<Tensor> initial, @Nullable Tensor mask, Call call) {
    var first = x.narrow(1, 0, 1).squeeze(1);
    var told = cell.prepare(first, initial, call);
    // What does not depend on the states is one large product for the whole sequence.
    var steps = cell.project(x.swapaxes(0, 1), told);
    var sequences = new ArrayList<>(List.of(steps));
    if (mask != null) {
      sequences.add(mask.swapaxes(0, 1));
    }
    var carries = new ArrayList<>(initial);
    boolean ownOutput = mask != null || !cell.outputIsFirstState();
    if (ownOutput) {
      carries.add(outputLike(steps, initial, told));
    }
    ControlFlow.Step step =
        (states, slices) -> step(states, slices, told, initial.size(), ownOutput);
    var made =
        unroll
            ? unrolled(carries, sequences, step)
            : ControlFlow.scan(carries, sequences, Shape.UNKNOWN, backwards, step);
    var states = made.carries().subList(0, initial.size());
    var last = ownOutput ? made.carries().getLast() : made.carries().getFirst();
    return new Result(all ? inOrder(made.outputs().getFirst()) : last, states);
  }

  /** Zeros like the output of a step: what stands for the step before the first. */
  private Tensor outputLike(Tensor steps, List<Tensor> initial, Call call) {
    var first = steps.narrow(0, 0, 1).squeeze(0);
    return cell.step(first, initial, call).output().zerosLike();
  }

  private ControlFlow.Made step(
      List<Tensor> carries, List<Tensor> slices, Call call, int states, boolean ownOutput) {
    var before = carries.subList(0, states);
    var made = cell.step(slices.getFirst(), before, call);
    var output = made.output();
    var next = new ArrayList<>(made.states());
    if (slices.size() > 1) {
      var valid = slices.get(1);
      var previous = zeroWhereMasked ? output.zerosLike() : carries.getLast();
      output = where(valid, output, previous);
      for (int i = 0; i < states; i++) {
        next.set(i, where(valid, next.get(i), before.get(i)));
      }
    }
    if (ownOutput) {
      next.add(output);
    }
    return new ControlFlow.Made(next, all ? List.of(output) : List.of());
  }

  /** The mask is (batch,) or (batch, 1, …). */
  private static Tensor where(Tensor valid, Tensor yes, Tensor no) {
    var condition = valid;
    while (condition.rank() < yes.rank()) {
      condition = condition.expandDims(-1);
    }
    return condition.where(yes, no);
  }

  private Tensor inOrder(Tensor outputs) {
    // A loop run backwards leaves each output at its step; Keras gives them as they were made.
    var made = backwards && !unroll ? outputs.flip(0) : outputs;
    return made.swapaxes(0, 1);
  }

  private ControlFlow.Made unrolled(
      List<Tensor> carries, List<Tensor> sequences, ControlFlow.Step step) {
    int length = sequences.getFirst().shape().dim(0);
    if (length < 0) {
      throw new IllegalArgumentException(
          "A recurrent layer can only be unrolled over a known number of steps; give it in Input,"
              + " or leave unroll off");
    }
    var states = carries;
    var outputs = new ArrayList<Tensor>();
    for (int i = 0; i < length; i++) {
      int at = backwards ? length - 1 - i : i;
      var slices = sequences.stream().map(s -> s.narrow(0, at, 1).squeeze(0)).toList();
      var made = step.apply(states, slices);
      states = new ArrayList<>(made.carries());
      outputs.addAll(made.outputs());
    }
    return new ControlFlow.Made(states, all ? List.of(Movement.stack(outputs, 0)) : List.of());
  }
}
