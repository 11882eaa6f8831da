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
  private final Function<Step, @Nullable HostStep> onHost;
  private @Nullable Step last;
  private @Nullable Plan plan;
  private Buffer[] arguments = NOTHING;

  /**
   * @param onHost what runs a step instead if layers work on the host, else null
   */
  StepRunner(Function<Step, Compiled> compiled, Function<Step, @Nullable HostStep> onHost) {
    this.compiled = compiled;
    this.onHost = onHost;
  }

  void run(Step step) {
    var host = onHost.apply(step);
    if (host != null) {
      host.run(step);
      return;
    }
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
