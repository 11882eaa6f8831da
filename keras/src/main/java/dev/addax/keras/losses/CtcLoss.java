package dev.addax.keras.losses;

import dev.addax.tensor.Graph;
import dev.addax.tensor.Loop;
import dev.addax.tensor.Movement;
import dev.addax.tensor.Parameter;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.List;

/**
 * The function behind {@link CTC}: the probability of a label sequence summed over all its
 * alignments, by the forward recursion of Graves et al. 2006 over labels with blanks between them.
 */
final class CtcLoss {
  private static final int BLANK = 0;
  // Stands for log 0: adding it never makes an infinity whose gradient would be NaN.
  private static final double IMPOSSIBLE = -1e30;

  private CtcLoss() {}

  static Tensor of(Tensor yTrue, Tensor yPred) {
    if (yTrue.rank() != 2 || yPred.rank() != 3) {
      throw new IllegalArgumentException(
          "ctc needs labels of shape (batch, labels) and logits of shape (batch, time, classes)");
    }
    var labels = yTrue.cast(DType.INT32);
    var states = withBlanks(labels);
    var logits = yPred.dtype() == DType.FLOAT64 ? yPred : yPred.cast(DType.FLOAT32);
    var steps = logits.logSoftmax(-1).takeAlongAxis(states.expandDims(1), 2);
    var last = forward(steps.transpose(1, 0, 2), skips(states, logits.dtype()));
    return ending(last, labels.notEqual(BLANK).cast(DType.INT32).sum(1)).cast(yPred.dtype());
  }

  /** Blank, label, blank, label, …, blank. */
  private static Tensor withBlanks(Tensor labels) {
    var blanks = labels.zerosLike();
    int count = labels.shape().dim(1);
    var pairs = Movement.stack(List.of(blanks, labels), 2).reshape(-1, 2 * count);
    return Movement.concatenate(List.of(pairs, blanks.narrow(1, 0, 1)), 1);
  }

  /** Where the blank between two labels may be left out: log 1 or log 0. */
  private static Tensor skips(Tensor states, DType dtype) {
    var allowed = states.notEqual(BLANK).logicalAnd(states.notEqual(later(states, 2, BLANK)));
    return allowed.where(Tensors.full(Shape.SCALAR, 0, dtype), IMPOSSIBLE);
  }

  private static Tensor later(Tensor states, int by, double fill) {
    int count = states.shape().dim(1);
    return states.pad(new int[][] {{0, 0}, {by, 0}}, fill).narrow(1, 0, count);
  }

  private static Tensor forward(Tensor steps, Tensor skips) {
    var start = later(skips.fullLike(IMPOSSIBLE), 1, 0.0);
    var before = Parameter.of("before", skips.type());
    var step = Parameter.of("step", skips.type());
    var skip = Parameter.of("skip", skips.type());
    var body = new Graph(List.of(before, step, skip), List.of(advance(before, step, skip)));
    int time = steps.shape().dim(0);
    return new Loop(body, 1, 1, time, false).allOn(List.of(start, steps, skips)).getFirst();
  }

  private static Tensor advance(Tensor before, Tensor step, Tensor skip) {
    var one = later(before, 1, IMPOSSIBLE);
    var two = later(before, 2, IMPOSSIBLE).add(skip);
    return Movement.stack(List.of(before, one, two), 0).logsumexp(0).add(step);
  }

  /** An alignment ends in the last label or the blank behind it. */
  private static Tensor ending(Tensor last, Tensor lengths) {
    var blank = lengths.multiply(2).expandDims(1);
    var label = blank.subtract(1).maximum(0);
    var behind = last.takeAlongAxis(blank, 1);
    var within = blank.greater(0).where(last.takeAlongAxis(label, 1), IMPOSSIBLE);
    var log = Movement.concatenate(List.of(behind, within), 1).logsumexp(1);
    return log.less(IMPOSSIBLE / 2).where(Double.POSITIVE_INFINITY, log.negative());
  }
}
