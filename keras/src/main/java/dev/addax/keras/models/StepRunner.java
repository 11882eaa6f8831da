package dev.addax.keras.models;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.buffer.Buffer;
import dev.addax.tensor.transform.Compiled;
import dev.addax.tensor.transform.Plan;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs compiled steps that give nothing back. Feeds hand out the same tensors again and again, so
 * what belongs to the last step is kept: then a step is one call of its plan.
 */
final class StepRunner {
  private static final Buffer[] NOTHING = new Buffer[0];

  private final Function<Step, Compiled> compiled;
  private @Nullable Step last;
  private @Nullable Plan plan;
  private Buffer[] arguments = NOTHING;

  StepRunner(Function<Step, Compiled> compiled) {
    this.compiled = compiled;
  }

  void run(Step step) {
    var ready = plan;
    if (step != last || ready == null || !ready.isCurrent()) {
      ready = compiled.apply(step).prepared(step.flat().stream().map(Tensor::type).toList());
      arguments = step.flat().stream().map(Tensor::buffer).toArray(Buffer[]::new);
      last = step;
      plan = ready;
    }
    ready.runInto(NOTHING, arguments);
  }
}
