package dev.addax.cpu.step;

import dev.addax.cpu.kernel.Raw;

/** A loop, or one piece of it, at work. */
final class RunningLoop implements Runnable {
  private final Frame body;
  private final long[] at;
  private final int carries;
  private final int length;
  private final boolean reverse;
  private final int[] inputs;
  private final int[] outputs;
  private final long[] bytes;
  private final LoopSlice[] sequences;
  private final LoopSlice[] stacked;

  RunningLoop(LoopStep step, Frame frame, Frame body) {
    this.body = body;
    this.at = frame.at();
    this.carries = step.carries();
    this.length = step.length();
    this.reverse = step.reverse();
    this.inputs = step.inputs().stream().mapToInt(Integer::intValue).toArray();
    this.outputs = step.outputs().stream().mapToInt(Integer::intValue).toArray();
    this.bytes = step.bytes().stream().mapToLong(Long::longValue).toArray();
    this.sequences = new LoopSlice[step.sequences()];
    for (int i = 0; i < sequences.length; i++) {
      sequences[i] = new LoopSlice(inputs[carries + i], carries + i, bytes[carries + i]);
    }
    this.stacked = new LoopSlice[outputs.length - carries];
    for (int i = 0; i < stacked.length; i++) {
      long size = step.outputBytes().get(carries + i);
      stacked[i] = new LoopSlice(outputs[carries + i], carries + i, size);
    }
  }

  /** Gives the carries their starts, unless they have them, and the invariants their places. */
  void begin() {
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
  }

  @Override
  public void run() {
    for (int step = 0; step < length; step++) {
      iterate(reverse ? length - 1 - step : step);
    }
  }

  private void iterate(int place) {
    for (LoopSlice slice : sequences) {
      slice.read(body, at, place);
    }
    for (LoopSlice slice : stacked) {
      slice.aim(body, at, place);
    }
    body.run();
    for (LoopSlice slice : stacked) {
      slice.written(at, place);
    }
  }
}
