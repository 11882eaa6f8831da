package dev.addax.keras.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Keras;
import dev.addax.keras.config.Registry;
import dev.addax.keras.config.Serialization;
import dev.addax.keras.recorded.Recorded;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.type.Shape;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MetricTest {
  static List<Map<String, @Nullable Object>> recorded() {
    return Recorded.rows(MetricTest.class, "keras.json");
  }

  private static Tensor tensor(List<@Nullable Object> update, int i) {
    return Recorded.tensor(Objects.requireNonNull(update.get(i)));
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void resultsAreThoseOfKeras(Map<String, @Nullable Object> row) {
    var metric = Serialization.deserialize(TargetMetric.class, row.get("metric"));
    var updates = Recorded.list(row.get("updates"));
    for (int i = 0; i < updates.size(); i++) {
      var update = Recorded.list(updates.get(i));
      metric.updateState(tensor(update, 0), tensor(update, 1), Recorded.optional(update.get(2)));
      Recorded.assertClose(metric, metric.result(), Recorded.list(row.get("results")).get(i));
    }
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void everyMetricKeepsTheContract(Map<String, @Nullable Object> row) {
    var update = Recorded.list(Recorded.list(row.get("updates")).getFirst());
    MetricContract.check(
        Serialization.deserialize(TargetMetric.class, row.get("metric")),
        tensor(update, 0),
        tensor(update, 1));
  }

  @Test
  void everyListedMetricIsRecorded() {
    var names = recorded().stream().map(row -> Recorded.map(row.get("metric")).get("class_name"));
    var listed = Registry.global().of(TargetMetric.class).stream().map(s -> (Object) s.className());
    assertThat(names.toList()).containsAll(listed.toList());
  }

  @Test
  void aMeanIsWeighted() {
    var mean = new Mean("loss");
    assertThat(mean.result().item()).isZero();
    mean.updateState(Tensors.scalar(2.0), Tensors.scalar(3.0));
    mean.updateState(Tensors.scalar(6.0), Tensors.scalar(1.0));
    assertThat(mean.result().item()).isEqualTo(3);
    mean.resetState();
    mean.updateState(Tensors.of(new float[] {1, 2, 3}));
    assertThat(mean.result().item()).isEqualTo(2);
    assertThat(mean.variables())
        .extracting(v -> v.path())
        .containsExactly("loss/total", "loss/count");
  }

  @Test
  void aSumIsWeighted() {
    var sum = new Sum();
    sum.updateState(Tensors.of(new float[] {1, 2}), Tensors.of(new float[] {1, 0.5f}));
    sum.updateState(Tensors.of(new float[] {4}));
    assertThat(sum.result().item()).isEqualTo(6);
  }

  @Test
  void maskedStepsDoNotCount() {
    var mask = Tensors.of(new boolean[] {true, false});
    var error = new MeanAbsoluteError();
    error.updateState(Tensors.zeros(2, 1), Tensors.of(new float[][] {{2}, {9}}).withMask(mask));
    assertThat(error.result().item()).isEqualTo(2);
  }

  @Test
  void accuracyIsChosenByShapes() {
    assertThat(Metrics.get("accuracy", Shape.of(-1, 1), Shape.of(-1, 1)))
        .isInstanceOf(BinaryAccuracy.class);
    assertThat(Metrics.get("acc", Shape.of(-1), Shape.of(-1, 10)))
        .isInstanceOf(SparseCategoricalAccuracy.class)
        .extracting(Metric::name)
        .isEqualTo("acc");
    assertThat(Metrics.get("Accuracy", Shape.of(-1, 10), Shape.of(-1, 10)))
        .isInstanceOf(CategoricalAccuracy.class);
    assertThat(Metrics.get("mse", Shape.of(-1), Shape.of(-1)))
        .isInstanceOf(MeanSquaredError.class)
        .extracting(Metric::name)
        .isEqualTo("mse");
  }

  @Test
  void anUnknownNameComesWithNearOnes() {
    assertThatThrownBy(() -> Metrics.get("precison"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("unknown metric 'precison'")
        .hasMessageContaining("'precision'");
  }

  @Test
  void automaticNamesAreNumbered() {
    Keras.clearSession();
    assertThat(List.of(new Recall().name(), new Recall().name(), new MeanIoU(2).name()))
        .containsExactly("recall", "recall_1", "mean_io_u");
  }

  @Test
  void shapesThatDoNotFitAreNamed() {
    assertThatThrownBy(() -> new F1Score().updateState(Tensors.ones(3), Tensors.ones(3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("F1Score 'f1_score'")
        .hasMessageContaining("(3,)");
    assertThatThrownBy(
            () -> new MeanSquaredError().updateState(Tensors.ones(3, 2), Tensors.ones(4, 2)))
        .hasMessageContaining("mean_squared_error")
        .hasMessageContaining("(3, 2)");
  }

  @Test
  void wrongOptionsAreRefused() {
    assertThatThrownBy(() -> new Precision().thresholds(1.5).variables())
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("1.5");
    assertThatThrownBy(() -> new IoU(3, 5).variables()).hasMessageContaining("from 0 to 2");
    assertThatThrownBy(() -> new AUC().curve("RCO")).hasMessageContaining("'ROC'");
  }

  @Test
  void aFunctionOfOnesOwnIsAMetric() {
    var metric = TargetMetric.of("worst", (yTrue, yPred) -> yPred.subtract(yTrue).abs().max(-1));
    metric.updateState(Tensors.zeros(2, 2), Tensors.of(new float[][] {{1, 2}, {3, 5}}));
    assertThat(metric.result().item()).isCloseTo(3.5, within(1e-6));
    assertThatThrownBy(() -> Serialization.serialize(metric)).hasMessageContaining("worst");
  }
}
