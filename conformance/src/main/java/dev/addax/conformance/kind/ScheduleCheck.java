package dev.addax.conformance.kind;

import dev.addax.conformance.recorded.Case;
import dev.addax.conformance.recorded.Check;
import dev.addax.conformance.recorded.Verdict;
import dev.addax.keras.config.Serialization;
import dev.addax.keras.optimizers.schedules.LearningRateSchedule;
import dev.addax.tensor.Movement;
import dev.addax.tensor.Tensors;

/** Learning rates at given steps. */
final class ScheduleCheck implements Check {
  @Override
  public String kind() {
    return "schedule";
  }

  @Override
  public void run(Case subject, Verdict verdict) {
    var schedule = Serialization.deserialize(LearningRateSchedule.class, subject.get("schedule"));
    var rates =
        subject.list("steps").stream()
            .map(step -> schedule.at(Tensors.scalar(((Number) step).intValue())))
            .toList();
    verdict.expect(subject.text("output"), Movement.stack(rates, 0));
  }
}
