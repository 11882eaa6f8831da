package dev.addax.cpu.step;

import dev.addax.tensor.buffer.Buffer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A lowered plan.
 *
 * @param slots the places that steps speak of, by number
 * @param slabBytes size of the planned slab
 * @param extraBytes size of the memory beyond it
 */
public record Program(
    int inputs,
    int outputs,
    List<Slot> slots,
    List<Buffer> constants,
    long slabBytes,
    long extraBytes,
    List<Step> steps) {

  /** {@return the scratch memory that the steps share, one after the other} */
  long scratchBytes() {
    return steps.stream().mapToLong(Step::scratchBytes).max().orElse(0);
  }

  /** {@return one line per step} */
  public String describe() {
    return steps.stream().map(Step::toString).collect(Collectors.joining("\n"));
  }
}
