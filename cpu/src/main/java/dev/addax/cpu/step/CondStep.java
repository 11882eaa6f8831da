package dev.addax.cpu.step;

import dev.addax.cpu.kernel.Raw;
import java.util.List;

/**
 * One of two programs; the first input says which.
 *
 * @param scratch where in the slab the slab of both programs lies
 */
public record CondStep(
    Program then, Program otherwise, long scratch, List<Integer> inputs, List<Integer> outputs)
    implements Step {
  @Override
  public Runnable bind(Frame frame) {
    var first = new Frame(then, frame.slab() + scratch);
    var second = new Frame(otherwise, frame.slab() + scratch);
    var at = frame.at();
    return () -> run(at, Raw.getByte(at[inputs.getFirst()]) != 0 ? first : second);
  }

  private void run(long[] at, Frame chosen) {
    for (int i = 1; i < inputs.size(); i++) {
      chosen.input(i - 1, at[inputs.get(i)]);
    }
    for (int i = 0; i < outputs.size(); i++) {
      chosen.output(i, at[outputs.get(i)]);
    }
    chosen.run();
  }

  @Override
  public String toString() {
    return "cond("
        + inputs
        + " -> "
        + outputs
        + ") {\n"
        + then.describe().indent(2)
        + "} {\n"
        + otherwise.describe().indent(2)
        + "}";
  }
}
