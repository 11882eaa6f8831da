package dev.addax.cpu.step;

import java.util.List;

/**
 * The memory behind a slot that the pieces of a step touch.
 *
 * @param offset where the first piece begins, in bytes behind the slot
 * @param stride how far behind each other the pieces begin, in bytes; 0 if each touches all
 * @param extent how many bytes a piece touches
 */
public record Access(int slot, long offset, boolean written, long stride, long extent) {

  /**
   * {@return whether no piece touches what a piece of another number writes, in the same step or in
   * another}
   *
   * @param all what the pieces of all steps touch; there are equally many pieces of each
   * @param slots what the slot numbers mean
   * @param count the number of pieces
   */
  public static boolean areIndependent(List<Access> all, List<Slot> slots, int count) {
    return all.stream()
        .filter(Access::written)
        .allMatch(a -> all.stream().allMatch(b -> a.isApartFrom(b, slots, count)));
  }

  private boolean isApartFrom(Access other, List<Slot> slots, int count) {
    var mine = slots.get(slot);
    var others = slots.get(other.slot);
    if (mine.base() != others.base() || mine.index() != others.index()) {
      return true;
    }
    long start = mine.offset() + offset;
    long otherStart = others.offset() + other.offset;
    boolean below = start + reach(count) <= otherStart;
    boolean above = otherStart + other.reach(count) <= start;
    return below || above || inStep(start, other, otherStart);
  }

  private long reach(int count) {
    return stride * (count - 1) + extent;
  }

  /** Whether pieces of one number lie in one window, and the windows of all numbers apart. */
  private boolean inStep(long start, Access other, long otherStart) {
    long window = Math.min(start, otherStart);
    return stride > 0
        && stride == other.stride
        && start - window + extent <= stride
        && otherStart - window + other.extent <= stride;
  }
}
