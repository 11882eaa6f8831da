package dev.addax.tensor.math;

import dev.addax.tensor.Movement;
import dev.addax.tensor.Operand;
import dev.addax.tensor.Scatter;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Promotion;
import dev.addax.tensor.type.Shape;
import java.util.List;

/**
 * Connectionist temporal classification (Graves et al., 2006): label sequences for longer sequences
 * of predictions, with a blank class between labels.
 */
public final class Ctc {
  /** Stands for the logarithm of 0; finite, so that differences of two of them are 0. */
  private static final double IMPOSSIBLE = -1e30;

  private Ctc() {}

  /** Label sequences and how likely they are. */
  public record Decoded(Tensor sequences, Tensor scores) {}

  /**
   * {@code keras.ops.ctc_loss}, one for each sample: −log of the probability of all ways to the
   * labels; infinite if there is none.
   *
   * @param target int labels {@code [N, L]}
   * @param output logits {@code [N, T, classes]}
   * @param targetLength how many labels count, {@code (N,)}
   * @param outputLength how many steps count, {@code (N,)}
   * @param blank the number of the blank class
   */
  public static Tensor loss(
      Operand target, Operand output, Operand targetLength, Operand outputLength, int blank) {
    var logits = output.tensor().cast(Promotion.of(output.tensor().dtype(), DType.FLOAT32));
    int classes = logits.shape().last();
    int empty = blank < 0 ? blank + classes : blank;
    var labels = target.tensor().cast(DType.INT32);
    int batch = labels.shape().dim(0);
    int length = labels.shape().dim(1);
    var states = withBlanks(labels, empty);
    var mayJump = jumps(states, empty);
    var emissions = emissions(logits.logSoftmax(-1), states);
    var start = start(emissions, batch, 2 * length + 1);
    int steps = logits.shape().dim(1);
    var alive =
        Tensors.arange(steps, DType.INT32)
            .expandDims(1)
            .less(outputLength.tensor().cast(DType.INT32))
            .expandDims(2);
    var rest = emissions.narrow(0, 1, steps - 1);
    var last =
        ControlFlow.scan(
                List.of(start),
                List.of(rest, alive.narrow(0, 1, steps - 1)),
                Shape.UNKNOWN,
                false,
                (carry, slices) -> step(carry.getFirst(), slices, mayJump))
            .carries()
            .getFirst();
    var ends = targetLength.tensor().cast(DType.INT32).multiply(2L).expandDims(1);
    var final1 = last.takeAlongAxis(ends, 1);
    var before = last.takeAlongAxis(ends.subtract(1).maximum(0), 1);
    var final2 = ends.equal(0).where(IMPOSSIBLE, before);
    var loss = logAdd(final1, final2).squeeze(1).negative();
    return loss.greater(-IMPOSSIBLE / 2).where(Double.POSITIVE_INFINITY, loss);
  }

  /** blank, label, blank, label, …, blank. */
  private static Tensor withBlanks(Tensor labels, int blank) {
    int batch = labels.shape().dim(0);
    int length = labels.shape().dim(1);
    var pairs =
        Movement.stack(List.of(labels.fullLike(blank), labels), 2).reshape(batch, 2 * length);
    return pairs.pad(new int[][] {{0, 0}, {0, 1}}, blank);
  }

  /** A label may follow the label before it without a blank if they differ. */
  private static Tensor jumps(Tensor states, int blank) {
    int count = states.shape().dim(1);
    var twoBefore = states.narrow(1, 0, Math.max(0, count - 2));
    var shifted = twoBefore.pad(new int[][] {{0, 0}, {Math.min(2, count), 0}}, blank);
    return states.notEqual(blank).logicalAnd(states.notEqual(shifted));
  }

  /** {@return the log probabilities of the states at each step, [T, N, states]} */
  private static Tensor emissions(Tensor log, Tensor states) {
    return log.takeAlongAxis(states.expandDims(1), 2).transpose(1, 0, 2);
  }

  private static Tensor start(Tensor emissions, int batch, int count) {
    var first = emissions.narrow(0, 0, 1).squeeze(0);
    var reachable = Tensors.arange(count, DType.INT32).less(2).broadcastTo(Shape.of(batch, count));
    return reachable.where(first, IMPOSSIBLE);
  }

  private static ControlFlow.Made step(Tensor before, List<Tensor> slices, Tensor mayJump) {
    var one = shifted(before, 1);
    var two = mayJump.where(shifted(before, 2), IMPOSSIBLE);
    var reached = logAdd(logAdd(before, one), two).add(slices.get(0));
    var next = slices.get(1).where(reached.maximum(IMPOSSIBLE), before);
    return new ControlFlow.Made(List.of(next), List.of());
  }

  private static Tensor shifted(Tensor x, int by) {
    int count = x.shape().dim(1);
    int kept = Math.max(0, count - by);
    return x.narrow(1, 0, kept).pad(new int[][] {{0, 0}, {count - kept, 0}}, IMPOSSIBLE);
  }

  private static Tensor logAdd(Tensor a, Tensor b) {
    return a.maximum(b).add(a.subtract(b).abs().negative().exp().log1p());
  }

  /**
   * {@code keras.ops.ctc_decode} with the strategy {@code greedy}: the likeliest class of each
   * step.
   *
   * @param lengths how many steps count, {@code (N,)}
   * @param mergeRepeated whether equal classes in a row count once
   * @return sequences int32 {@code [1, N, T]}, filled with −1, and −Σ of the largest logits {@code
   *     [N, 1]}
   */
  public static Decoded greedy(Operand inputs, Operand lengths, boolean mergeRepeated, int blank) {
    var logits = inputs.tensor().cast(Promotion.of(inputs.tensor().dtype(), DType.FLOAT32));
    int batch = logits.shape().dim(0);
    int steps = logits.shape().dim(1);
    int empty = blank < 0 ? blank + logits.shape().last() : blank;
    var best = logits.argmax(-1);
    var alive =
        Tensors.arange(steps, DType.INT32)
            .expandDims(0)
            .less(lengths.tensor().cast(DType.INT32).expandDims(1));
    var before = best.narrow(1, 0, steps - 1).pad(new int[][] {{0, 0}, {1, 0}}, -1);
    var kept = best.notEqual(empty).logicalAnd(alive);
    kept = mergeRepeated ? kept.logicalAnd(best.notEqual(before)) : kept;
    var places = kept.cast(DType.INT32).cumsum(1).subtract(1);
    var at = kept.where(places, Tensors.scalar(steps));
    var room = Tensors.full(Shape.of(batch, steps + 1), -1, DType.INT32);
    var sequences = new Scatter(Scatter.Kind.SET, 1, 1).on(room, at, best).narrow(1, 0, steps);
    var scores = alive.where(logits.max(-1), 0).sum(true, 1).negative();
    return new Decoded(sequences.expandDims(0), scores);
  }
}
