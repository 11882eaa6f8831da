package dev.addax.cpu.step;

import dev.addax.cpu.kernel.Raw;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.type.DType;
import java.util.List;

/**
 * A loop with a known number of iterations. Carries are updated in place, in the memory of the
 * results. Slices of sequences and stacked outputs are addresses within the whole, unless they are
 * so shaped that whole vectors would reach into a neighbour: those are staged.
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
    return new Running(this, frame);
  }

  /** A slice of a whole, seen by the body as an input or output. */
  private static final class Slice {
    private static final int VECTOR = 64;

    private final int slot;
    private final int argument;
    private final long bytes;
    private final long stage;
    private final Buffer memory;

    Slice(int slot, int argument, long bytes) {
      this.slot = slot;
      this.argument = argument;
      this.bytes = bytes;
      this.memory = Buffer.allocate(DType.UINT8, bytes % VECTOR == 0 ? 0 : bytes);
      this.stage = bytes % VECTOR == 0 ? 0 : memory.address();
    }

    void read(Frame body, long[] at, int place) {
      long slice = at[slot] + place * bytes;
      if (stage != 0) {
        Raw.copy(slice, stage, bytes);
      }
      body.input(argument, stage != 0 ? stage : slice);
    }

    void aim(Frame body, long[] at, int place) {
      body.output(argument, stage != 0 ? stage : at[slot] + place * bytes);
    }

    void written(long[] at, int place) {
      if (stage != 0) {
        Raw.copy(stage, at[slot] + place * bytes, bytes);
      }
    }
  }

  private static final class Running implements Runnable {
    private final Frame body;
    private final long[] at;
    private final int carries;
    private final int length;
    private final boolean reverse;
    private final int[] inputs;
    private final int[] outputs;
    private final long[] bytes;
    private final Slice[] sequences;
    private final Slice[] stacked;

    Running(LoopStep step, Frame frame) {
      this.body = new Frame(step.body, frame.slab() + step.scratch);
      this.at = frame.at();
      this.carries = step.carries;
      this.length = step.length;
      this.reverse = step.reverse;
      this.inputs = step.inputs.stream().mapToInt(Integer::intValue).toArray();
      this.outputs = step.outputs.stream().mapToInt(Integer::intValue).toArray();
      this.bytes = step.bytes.stream().mapToLong(Long::longValue).toArray();
      this.sequences = new Slice[step.sequences];
      for (int i = 0; i < sequences.length; i++) {
        sequences[i] = new Slice(inputs[carries + i], carries + i, bytes[carries + i]);
      }
      this.stacked = new Slice[outputs.length - carries];
      for (int i = 0; i < stacked.length; i++) {
        stacked[i] =
            new Slice(outputs[carries + i], carries + i, step.outputBytes.get(carries + i));
      }
    }

    @Override
    public void run() {
      for (int i = 0; i < carries; i++) {
        long end = at[outputs[i]];
        if (at[inputs[i]] != end) {
          Raw.copy(at[inputs[i]], end, bytes[i]);
        }
        body.input(i, end);
        body.output(i, end);
      }
      for (int i = carries + sequences.length; i < inputs.length; i++) {
        body.input(i, at[inputs[i]]);
      }
      for (int step = 0; step < length; step++) {
        iterate(reverse ? length - 1 - step : step);
      }
    }

    private void iterate(int place) {
      for (Slice slice : sequences) {
        slice.read(body, at, place);
      }
      for (Slice slice : stacked) {
        slice.aim(body, at, place);
      }
      body.run();
      for (Slice slice : stacked) {
        slice.written(at, place);
      }
    }
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
