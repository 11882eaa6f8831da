package dev.addax.data;

import java.util.function.UnaryOperator;

/**
 * A few examples as a model takes them in one step.
 *
 * @param inputs what the model sees
 * @param targets what it should answer; {@link Columns#NONE} for prediction
 * @param weights how much each example counts, per output or one for all; {@link Columns#NONE} if
 *     equally
 */
public record Batch(Columns inputs, Columns targets, Columns weights) {
  /** Checks that inputs, targets and weights have equally many rows. */
  public Batch {
    check("targets", inputs, targets);
    check("sample weights", inputs, weights);
  }

  private static void check(String what, Columns inputs, Columns others) {
    if (!others.isEmpty() && others.rows() != inputs.rows()) {
      throw new DataException(
          "There are "
              + inputs.rows()
              + " inputs but "
              + others.rows()
              + " "
              + what
              + ": inputs "
              + inputs.arrays()
              + ", "
              + what
              + " "
              + others.arrays()
              + ". Each example needs one of each");
    }
  }

  /** {@return a batch of one input array} */
  public static Batch of(Array input) {
    return new Batch(Columns.of(input), Columns.NONE, Columns.NONE);
  }

  /** {@return a batch of one input and one target array} */
  public static Batch of(Array input, Array target) {
    return new Batch(Columns.of(input), Columns.of(target), Columns.NONE);
  }

  /** {@return a batch of one input and one target array and a weight for each example} */
  public static Batch of(Array input, Array target, Array weight) {
    return new Batch(Columns.of(input), Columns.of(target), Columns.of(weight));
  }

  /** {@return the number of examples} */
  public int rows() {
    return inputs.rows();
  }

  /** {@return the batch with every array replaced, for example by some of its rows} */
  public Batch map(UnaryOperator<Array> change) {
    return new Batch(inputs.map(change), targets.map(change), weights.map(change));
  }

  /** {@return the batch with other inputs} */
  public Batch withInputs(Columns changed) {
    return new Batch(changed, targets, weights);
  }

  /** {@return the batch with other targets} */
  public Batch withTargets(Columns changed) {
    return new Batch(inputs, changed, weights);
  }

  /** {@return the batch with other sample weights} */
  public Batch withWeights(Columns changed) {
    return new Batch(inputs, targets, changed);
  }
}
