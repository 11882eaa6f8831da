package dev.addax.cpu.step;

import dev.addax.cpu.kernel.StridedCopy;
import dev.addax.cpu.parallel.Task;
import dev.addax.cpu.parallel.Workers;
import java.util.List;
import java.util.Optional;

/**
 * A copy between layouts.
 *
 * @param fromOffset where to start reading, in bytes behind the start of slot {@code from}
 */
public record CopyStep(StridedCopy copy, int from, long fromOffset, int to, long toOffset)
    implements DividedStep {
  private static final long ELEMENTS_PER_PART = 50_000;

  @Override
  public Runnable bind(Frame frame) {
    var at = frame.at();
    int parts =
        (int)
            Math.clamp(
                copy.elements() / ELEMENTS_PER_PART,
                1,
                Math.max(1, Math.min(Workers.count(), copy.outer())));
    if (parts <= 1) {
      return () -> copy.run(at[from] + fromOffset, at[to] + toOffset);
    }
    Task task =
        (part, of) ->
            copy.run(
                at[from] + fromOffset,
                at[to] + toOffset,
                copy.outer() * part / of,
                copy.outer() * (part + 1) / of);
    return () -> Workers.run(task, parts);
  }

  @Override
  public Optional<List<Access>> pieces(int count) {
    boolean possible = copy.outer() % count == 0 && copy.elements() > 0 && copy.isForward();
    if (!possible) {
      return Optional.empty();
    }
    long each = copy.outer() / count;
    return Optional.of(
        List.of(
            new Access(from, fromOffset, false, each * copy.outerFrom(), copy.spanFrom(each)),
            new Access(to, toOffset, true, each * copy.outerTo(), copy.spanTo(each))));
  }

  @Override
  public Piece bind(Frame frame, int count) {
    var at = frame.at();
    long each = copy.outer() / count;
    return p -> copy.run(at[from] + fromOffset, at[to] + toOffset, p * each, (p + 1) * each);
  }

  @Override
  public String toString() {
    return "copy[" + copy.elements() + "](" + from + " -> " + to + ")";
  }
}
