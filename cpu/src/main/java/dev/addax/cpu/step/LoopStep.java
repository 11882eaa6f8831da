package dev.addax.cpu.step;

import dev.addax.cpu.parallel.Task;
import dev.addax.cpu.parallel.Workers;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A loop with a known number of iterations. Carries are updated in place, in the memory of the
 * results. Slices of sequences and stacked outputs are addresses within the whole, unless they are
 * so shaped that whole vectors would reach into a neighbour: those are staged.
 *
 * <p>If the body's steps can be done in pieces that never meet, each thread goes through all
 * iterations with a piece of everything.
 *
 * @param scratch where in the slab the body's slab lies
 * @param inputs slots of the inputs: carries, sequences, invariants
 * @param outputs slots of the results: final carries, stacked outputs
 * @param bytes sizes of the body's inputs (a carry, a slice, an invariant)
 * @param outputBytes sizes of the body's outputs
 */
public record LoopStep(
    Program body,
    long scratch,
    int carries,
    int sequences,
    int length,
    boolean reverse,
    List<Integer> inputs,
    List<Integer> outputs,
    List<Long> bytes,
    List<Long> outputBytes)
    implements Step {

  @Override
  public Runnable bind(Frame frame) {
    for (int pieces = Workers.count(); pieces > 1; pieces--) {
      if (!hasStages() && body.isDivisible(pieces, carries)) {
        return divided(frame, pieces);
      }
    }
    var running = new RunningLoop(this, frame, new Frame(body, slab(frame)));
    return () -> {
      running.begin();
      running.run();
    };
  }

  private long slab(Frame frame) {
    return frame.slab() + scratch;
  }

  /** Each thread goes through all iterations with some rows of everything. */
  private Runnable divided(Frame frame, int pieces) {
    var running =
        IntStream.range(0, pieces)
            .mapToObj(p -> new RunningLoop(this, frame, new Frame(body, slab(frame), p, pieces)))
            .toArray(RunningLoop[]::new);
    Task task = (piece, of) -> running[piece].run();
    return () -> {
      for (var loop : running) {
        loop.begin();
      }
      Workers.run(task, pieces);
    };
  }

  private boolean hasStages() {
    boolean sequences =
        IntStream.range(carries, carries + this.sequences)
            .anyMatch(i -> LoopSlice.isStaged(bytes.get(i)));
    boolean stacked = outputBytes.stream().skip(carries).anyMatch(LoopSlice::isStaged);
    return sequences || stacked;
  }

  @Override
  public String toString() {
    return "loop["
        + length
        + "]("
        + inputs
        + " -> "
        + outputs
        + ") {\n"
        + body.describe().indent(2)
        + "}";
  }
}
