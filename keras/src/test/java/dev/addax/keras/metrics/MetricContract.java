package dev.addax.keras.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.keras.config.Json;
import dev.addax.keras.config.Serialization;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.transform.Compiled;
import java.util.List;
import java.util.Objects;

/** What every metric of predictions keeps. One call checks one with a batch of its kind. */
final class MetricContract {
  private final Object json;
  private final Tensor yTrue;
  private final Tensor yPred;

  private MetricContract(TargetMetric metric, Tensor yTrue, Tensor yPred) {
    this.json = Objects.requireNonNull(Serialization.serialize(metric));
    this.yTrue = yTrue;
    this.yPred = yPred;
  }

  static void check(TargetMetric metric, Tensor yTrue, Tensor yPred) {
    var contract = new MetricContract(metric, yTrue, yPred);
    contract.configIsReadBack();
    contract.aResetStartsAgain();
    contract.compiledIsEager();
    contract.stateIsNamedAfterTheMetric();
    contract.isFrozenAfterUse();
  }

  private TargetMetric fresh() {
    return Serialization.deserialize(TargetMetric.class, json);
  }

  private void configIsReadBack() {
    assertThat(Serialization.serialize(fresh())).isEqualTo(json);
    var parsed = Serialization.deserialize(Metric.class, Json.parse(Json.text(json)));
    assertThat(Serialization.serialize(parsed)).isEqualTo(json);
  }

  private void aResetStartsAgain() {
    var metric = fresh();
    metric.updateState(yTrue, yPred);
    var once = metric.result().toDoubles();
    metric.updateState(yTrue, yPred);
    metric.resetState();
    for (var variable : metric.variables()) {
      assertThat(variable.value().toDoubles()).as("%s", variable).containsOnly(0);
    }
    metric.updateState(yTrue, yPred);
    assertThat(metric.result().toDoubles()).containsExactly(once);
  }

  private void compiledIsEager() {
    var eager = fresh();
    var traced = fresh();
    var step =
        Compiled.of(
            batch -> {
              traced.updateState(batch.get(0), batch.get(1));
              return List.of();
            });
    for (int i = 0; i < 2; i++) {
      eager.updateState(yTrue, yPred);
      step.callAll(List.of(yTrue, yPred));
    }
    assertThat(traced.result().toDoubles())
        .usingComparatorWithPrecision(1e-6)
        .containsExactly(eager.result().toDoubles());
  }

  private void stateIsNamedAfterTheMetric() {
    var metric = fresh();
    metric.updateState(yTrue, yPred);
    assertThat(metric.variables())
        .isNotEmpty()
        .allSatisfy(v -> assertThat(v.path()).isEqualTo(metric.name() + "/" + v.name()))
        .allSatisfy(v -> assertThat(v.isTrainable()).isFalse());
  }

  private void isFrozenAfterUse() {
    var metric = fresh();
    metric.updateState(yTrue, yPred);
    assertThatThrownBy(() -> ((Metric.Options<?>) metric).name("other"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(metric.name());
  }
}
