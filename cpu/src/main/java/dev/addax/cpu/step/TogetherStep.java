package dev.addax.cpu.step;

import dev.addax.cpu.parallel.Task;
import dev.addax.cpu.parallel.Workers;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Steps that are done one piece at a time, all of them with one piece before the next: what one
 * step leaves, the next one finds in the cache.
 *
 * @param count the number of pieces of each step
 */
public record TogetherStep(List<DividedStep> steps, int count) implements Step {
  @Override
  public Runnable bind(Frame frame) {
    int parts = Math.min(Workers.count(), count);
    var bound = new DividedStep.Piece[parts][];
    for (int p = 0; p < parts; p++) {
      bound[p] = steps.stream().map(s -> s.bind(frame, count)).toArray(DividedStep.Piece[]::new);
    }
    Task task = (part, of) -> run(bound[part], count * part / of, count * (part + 1) / of);
    return () -> Workers.run(task, parts);
  }

  private static void run(DividedStep.Piece[] steps, int from, int to) {
    for (int i = from; i < to; i++) {
      for (var step : steps) {
        step.run(i);
      }
    }
  }

  @Override
  public String toString() {
    return steps.stream()
        .map(s -> "  " + s + "\n")
        .collect(Collectors.joining("", "together[" + count + "] {\n", "}"));
  }
}
