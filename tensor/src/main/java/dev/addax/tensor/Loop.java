package dev.addax.tensor;

import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A scan: runs {@code body} once per step. Inputs: carries, then sequences {@code [T, …]}, then
 * invariants. The body takes the carries, the step's slices {@code […]} and the invariants; it
 * gives the next carries, then the step's outputs. Results: the final carries, then the outputs of
 * all steps stacked to {@code [T, …]}.
 *
 * @param carries the number of carries
 * @param sequences the number of sequences
 * @param length the number of steps T; {@link Shape#UNKNOWN} takes it from the sequences
 * @param reverse runs from step T−1 to step 0; slices and outputs keep their places
 */
public record Loop(Graph body, int carries, int sequences, int length, boolean reverse)
    implements Op {
  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Rules.count(this, inputs, body.inputs().size());
    int steps = steps(inputs);
    var results = new ArrayList<TensorType>();
    var made = body.outputTypes();
    for (int i = 0; i < made.size(); i++) {
      Rules.check(
          i >= carries
              || (made.get(i).dtype() == inputs.get(i).dtype()
                  && made.get(i).shape().accepts(inputs.get(i).shape())),
          "Loop carry %d starts as %s but the body makes %s",
          i,
          inputs.get(Math.min(i, inputs.size() - 1)),
          made.get(i));
      results.add(
          i < carries ? inputs.get(i) : made.get(i).with(made.get(i).shape().insert(0, steps)));
    }
    return results;
  }

  /** {@return the number of steps for inputs of these types, negative if unknown} */
  public int steps(List<TensorType> inputs) {
    int steps = length;
    for (var sequence : inputs.subList(carries, carries + sequences)) {
      int dim = sequence.shape().dim(0);
      Rules.check(
          steps < 0 || dim < 0 || steps == dim,
          "Loop over sequences of %d and %d steps",
          steps,
          dim);
      steps = steps >= 0 ? steps : dim;
    }
    return steps;
  }

  @Override
  public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> gradients) {
    return new LoopGradient(this, node, gradients).inputs();
  }

  @Override
  public Op resolve(IntUnaryOperator known) {
    return new Loop(
        body.resolve(known),
        carries,
        sequences,
        length < 0 ? known.applyAsInt(length) : length,
        reverse);
  }

  @Override
  public String toString() {
    return "loop(carries=%d, sequences=%d%s)"
        .formatted(carries, sequences, reverse ? ", reverse" : "");
  }
}
