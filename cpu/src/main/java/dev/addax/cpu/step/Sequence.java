package dev.addax.cpu.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Steps that together do what one node says. */
public record Sequence(List<Step> steps) implements DividedStep {
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
  public Optional<List<Access>> pieces(int count) {
    var all = new ArrayList<Access>();
    for (var step : steps) {
      var accesses =
          step instanceof DividedStep d ? d.pieces(count) : Optional.<List<Access>>empty();
      if (accesses.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(accesses.get());
    }
    return Optional.of(all);
  }

  @Override
  public Piece bind(Frame frame, int count) {
    Piece[] bound =
        steps.stream().map(s -> ((DividedStep) s).bind(frame, count)).toArray(Piece[]::new);
    return p -> {
      for (Piece step : bound) {
        step.run(p);
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
