package dev.addax.cpu.step;

import dev.addax.tensor.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /**
   * {@return whether all steps can be done in {@code count} pieces, each by a thread that waits for
   * nobody}
   *
   * @param carries the first so many outputs are given the memory of the first inputs
   */
  boolean isDivisible(int count, int carries) {
    var all = new ArrayList<Access>();
    for (var step : steps) {
      var pieces = step instanceof DividedStep d ? d.pieces(count) : Optional.<List<Access>>empty();
      if (pieces.isEmpty()) {
        return false;
      }
      all.addAll(pieces.get());
    }
    var memory = slots.stream().map(s -> s.index() < carries ? carried(s) : s).toList();
    return Access.areIndependent(all, memory, count);
  }

  private static Slot carried(Slot slot) {
    return slot.base() == Slot.Base.OUTPUT
        ? new Slot(Slot.Base.INPUT, slot.index(), slot.offset())
        : slot;
  }

  /** {@return one line per step} */
  public String describe() {
    return steps.stream().map(Step::toString).collect(Collectors.joining("\n"));
  }
}
