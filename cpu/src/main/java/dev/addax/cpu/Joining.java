package dev.addax.cpu;

import dev.addax.cpu.step.Access;
import dev.addax.cpu.step.DividedStep;
import dev.addax.cpu.step.DotStep;
import dev.addax.cpu.step.Slot;
import dev.addax.cpu.step.Step;
import dev.addax.cpu.step.TogetherStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Joins the steps around a batch of products, as attention has them, that can go through the batch
 * together: what is between them is as large as the batch is long, but one piece of it fits into
 * the cache.
 */
final class Joining {
  /** A product of fewer rows costs more in pieces. */
  private static final int FEWEST_ROWS = 64;

  /** Smaller results of a batch of products stay in the cache anyway. */
  private static final long FEWEST_BYTES = 1 << 18;

  private final List<Slot> slots;
  private final List<Step> steps;

  private Joining(List<Slot> slots, List<Step> steps) {
    this.slots = slots;
    this.steps = steps;
  }

  static List<Step> of(List<Slot> slots, List<Step> steps) {
    return new Joining(slots, steps).joined();
  }

  private List<Step> joined() {
    var joined = new ArrayList<Step>();
    int next = 0;
    for (int i = 0; i < steps.size(); i++) {
      int count = i >= next && steps.get(i) instanceof DotStep dot ? batch(dot) : 1;
      if (count > 1) {
        int[] range = range(i, next, count);
        if (range[1] - range[0] > 1) {
          joined.addAll(steps.subList(next, range[0]));
          joined.add(new TogetherStep(divided(range[0], range[1]), count));
          next = range[1];
        }
      }
    }
    joined.addAll(steps.subList(next, steps.size()));
    return joined;
  }

  /** {@return in how many pieces to go through the products; 1 where that brings nothing} */
  private static int batch(DotStep dot) {
    long products = dot.batch().stream().reduce(1L, (a, b) -> a * b);
    long bytes = products * dot.shape().m() * dot.shape().n() * dot.shape().dtype().bytes();
    return dot.batch().isEmpty() || bytes < FEWEST_BYTES
        ? 1
        : Math.toIntExact(dot.batch().getFirst());
  }

  /** The steps around number {@code middle}, none before {@code first}, that go together. */
  private int[] range(int middle, int first, int count) {
    var all = new ArrayList<Access>();
    int from = middle;
    int to = middle;
    while (to < steps.size() && joins(steps.get(to), count, all)) {
      to++;
    }
    while (to > from && from > first && joins(steps.get(from - 1), count, all)) {
      from--;
    }
    return new int[] {from, to};
  }

  /** Adds what the step touches to what the others do, unless that keeps them apart. */
  private boolean joins(Step step, int count, List<Access> all) {
    var pieces =
        step instanceof DividedStep d && !isShort(step, count)
            ? d.pieces(count)
            : Optional.<List<Access>>empty();
    if (pieces.isEmpty() || pieces.get().stream().anyMatch(this::isResult)) {
      return false;
    }
    var with = new ArrayList<>(all);
    with.addAll(pieces.get());
    boolean independent = Access.areIndependent(with, slots, count);
    if (independent) {
      all.addAll(pieces.get());
    }
    return independent;
  }

  private static boolean isShort(Step step, int count) {
    return step instanceof DotStep dot
        && dot.batch().isEmpty()
        && dot.shape().m() < FEWEST_ROWS * count;
  }

  /** A result may lie in the memory of an input. */
  private boolean isResult(Access access) {
    return slots.get(access.slot()).base() == Slot.Base.OUTPUT;
  }

  private List<DividedStep> divided(int from, int to) {
    return steps.subList(from, to).stream().map(DividedStep.class::cast).toList();
  }
}
