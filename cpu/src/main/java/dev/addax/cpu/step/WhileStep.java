package dev.addax.cpu.step;

import dev.addax.cpu.kernel.Raw;
import java.util.List;

/**
 * A loop that runs as long as a condition holds; carries are updated in place, in the memory of the
 * results.
 *
 * @param scratch where in the slab the condition's result lies, and 64 bytes later the slab of both
 *     programs
 */
public record WhileStep(
    Program condition,
    Program body,
    long scratch,
    List<Integer> inputs,
    List<Integer> outputs,
    List<Long> bytes)
    implements Step {
  private static final long CONDITION_BYTES = 64;

  @Override
  public Runnable bind(Frame frame) {
    long holds = frame.slab() + scratch;
    var test = new Frame(condition, holds + CONDITION_BYTES);
    var work = new Frame(body, holds + CONDITION_BYTES);
    return () -> run(frame.at(), holds, test, work);
  }

  private void run(long[] at, long holds, Frame test, Frame work) {
    for (int i = 0; i < inputs.size(); i++) {
      long address = at[inputs.get(i)];
      if (i < outputs.size()) {
        long end = at[outputs.get(i)];
        if (end != address) {
          Raw.copy(address, end, bytes.get(i));
        }
        work.output(i, end);
        address = end;
      }
      test.input(i, address);
      work.input(i, address);
    }
    test.output(0, holds);
    for (test.run(); Raw.getByte(holds) != 0; test.run()) {
      work.run();
    }
  }

  @Override
  public String toString() {
    return "while("
        + inputs
        + " -> "
        + outputs
        + ") {\n"
        + condition.describe().indent(2)
        + "} {\n"
        + body.describe().indent(2)
        + "}";
  }
}
