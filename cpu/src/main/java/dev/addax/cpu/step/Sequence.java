package dev.addax.cpu.step;

import java.util.List;
import java.util.stream.Collectors;

/** Steps that together do what one node says. */
public record Sequence(List<Step> steps) implements Step {
  @Override
  public Runnable bind(Frame frame) {
    Runnable[] bound = steps.stream().map(s -> s.bind(frame)).toArray(Runnable[]::new);
    return () -> {
      for (Runnable step : bound) {
        step.run();
      }
    };
  }

  @Override
  public long scratchBytes() {
    return steps.stream().mapToLong(Step::scratchBytes).max().orElse(0);
  }

  @Override
  public String toString() {
    return steps.stream().map(Step::toString).collect(Collectors.joining("; "));
  }
}
