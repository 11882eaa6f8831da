package dev.addax.keras.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.addax.keras.config.Json;
import dev.addax.keras.config.Serialization;
import dev.addax.keras.recorded.Recorded;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.transform.Compiled;
import dev.addax.tensor.transform.Gradients;
import dev.addax.tensor.type.DType;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Objects;

/** What every loss keeps. One call checks one loss with targets and predictions of its kind. */
final class LossContract {
  private static final double STEP = 1e-6;

  private final Loss loss;
  private final Tensor yTrue;
  private final Tensor yPred;

  private LossContract(Loss loss, Tensor yTrue, Tensor yPred) {
    this.loss = loss;
    this.yTrue = yTrue;
    this.yPred = yPred.cast(DType.FLOAT64);
  }

  static void check(Loss loss, Tensor yTrue, Tensor yPred) {
    var contract = new LossContract(loss, yTrue, yPred);
    contract.configIsReadBack();
    contract.reductionsAgree();
    contract.gradientIsTheSlope();
    contract.compiledIsEager();
    contract.isFrozenAfterUse();
  }

  private Loss again(Reduction reduction) {
    var json = new LinkedHashMap<>(Recorded.map(Serialization.serialize(loss)));
    var config = new LinkedHashMap<>(Recorded.map(json.get("config")));
    config.put("reduction", reduction.name().toLowerCase(Locale.ROOT));
    json.put("config", config);
    return Serialization.deserialize(Loss.class, json);
  }

  private void configIsReadBack() {
    var json = Serialization.serialize(loss);
    var revived = Serialization.deserialize(Loss.class, Json.parse(Json.text(json)));
    assertThat(revived).hasSameClassAs(loss);
    assertThat(Serialization.serialize(revived)).isEqualTo(json);
    assertThat(loss).hasToString(revived.toString());
  }

  private void reductionsAgree() {
    var values = again(Reduction.NONE).apply(yTrue, yPred);
    double sum = again(Reduction.SUM).apply(yTrue, yPred).item();
    double mean = again(Reduction.MEAN).apply(yTrue, yPred).item();
    var mask = loss.call(yTrue.cast(DType.FLOAT32), yPred.cast(DType.FLOAT32)).mask();
    double counted = mask == null ? values.shape().size() : mask.sum().item();
    assertThat(values.toDoubles()).isNotEmpty().doesNotContain(Double.NaN);
    assertThat(sum).isCloseTo(values.sum().item(), within(1e-4));
    assertThat(mean).isCloseTo(sum / counted, within(1e-4));
  }

  private void gradientIsTheSlope() {
    var exact = again(Reduction.SUM);
    ((Loss.Options<?>) exact).dtype(DType.FLOAT64);
    var gradient =
        Objects.requireNonNull(Gradients.of(exact.apply(yTrue, yPred), yPred).getFirst());
    var slopes = gradient.toDoubles();
    var at = yPred.toDoubles();
    for (int i = 0; i < at.length; i++) {
      double slope = (value(exact, at, i, STEP) - value(exact, at, i, -STEP)) / (2 * STEP);
      assertThat(slopes[i]).as("%s, slope %d", loss, i).isCloseTo(slope, within(1e-4));
    }
  }

  private double value(Loss exact, double[] at, int i, double step) {
    var moved = at.clone();
    moved[i] += step;
    return exact.apply(yTrue, Tensors.of(moved, yPred.shape().toArray())).item();
  }

  private void compiledIsEager() {
    double eager = loss.apply(yTrue, yPred).item();
    double compiled = Compiled.of(loss::apply).call(yTrue, yPred).item();
    assertThat(compiled).isCloseTo(eager, within(1e-5));
  }

  private void isFrozenAfterUse() {
    assertThatThrownBy(() -> ((Loss.Options<?>) loss).reduction(Reduction.SUM))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(loss.name());
  }
}
