package dev.addax.conformance.kind;

import dev.addax.conformance.recorded.Check;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The checks there are, one for each kind. */
public final class Checks {
  private static final List<Check> ALL =
      List.of(
          new ActivationCheck(),
          new ConstraintCheck(),
          new InitializerCheck(),
          new LayerCheck(),
          new LossCheck(),
          new MetricCheck(),
          new ModelCheck(),
          new OpCheck(),
          new OptimizerCheck(),
          new RandomCheck(),
          new RegularizerCheck(),
          new ScheduleCheck(),
          new SeededModelCheck(),
          new UtilityCheck());

  private Checks() {}

  /** {@return the check of a kind, or null if its cases cannot be run yet} */
  public static @Nullable Check of(String kind) {
    return ALL.stream().filter(check -> check.kind().equals(kind)).findFirst().orElse(null);
  }
}
