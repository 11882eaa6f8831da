package dev.addax.keras.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Registry;
import dev.addax.keras.config.Serialization;
import dev.addax.keras.recorded.Recorded;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.transform.Compiled;
import dev.addax.tensor.transform.Gradients;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LossTest {
  static List<Map<String, @Nullable Object>> recorded() {
    return Recorded.rows(LossTest.class, "keras.json");
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void valuesAndGradientsAreThoseOfKeras(Map<String, @Nullable Object> row) {
    var loss = Serialization.deserialize(Loss.class, row.get("loss"));
    var yPred = Recorded.tensor(Objects.requireNonNull(row.get("y_pred")));
    var yTrue = Recorded.tensor(Objects.requireNonNull(row.get("y_true")));
    var value = loss.apply(yTrue, yPred, Recorded.optional(row.get("sample_weight")));
    var gradient = Objects.requireNonNull(Gradients.of(value, yPred).getFirst());
    Recorded.assertClose(loss, value, List.of(Objects.requireNonNull(row.get("value"))));
    Recorded.assertClose(loss, gradient, row.get("gradient"));
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void everyLossKeepsTheContract(Map<String, @Nullable Object> row) {
    LossContract.check(
        Serialization.deserialize(Loss.class, row.get("loss")),
        Recorded.tensor(Objects.requireNonNull(row.get("y_true"))),
        Recorded.tensor(Objects.requireNonNull(row.get("y_pred"))));
  }

  @Test
  void everyListedLossIsRecorded() {
    var names = recorded().stream().map(row -> Recorded.map(row.get("loss")).get("class_name"));
    var listed = Registry.global().of(Loss.class).stream().map(s -> (Object) s.className());
    assertThat(names.toList()).containsAll(listed.toList());
  }

  @Test
  void namesAreThoseOfKeras() {
    assertThat(Losses.get("mse")).isInstanceOf(MeanSquaredError.class);
    assertThat(Losses.get("MSE")).isInstanceOf(MeanSquaredError.class);
    assertThat(Losses.get("MeanSquaredError")).isInstanceOf(MeanSquaredError.class);
    assertThat(Losses.get("kl_divergence")).isInstanceOf(KLDivergence.class);
    assertThat(Losses.get("bce").name()).isEqualTo("binary_crossentropy");
  }

  @Test
  void logarithmicErrorsAreAtLeastFloat32() {
    var half = Tensors.of(new float[] {1, 2}, 1, 2).cast(DType.FLOAT16);
    assertThat(RegressionLosses.meanSquaredLogarithmicError(half, half).dtype())
        .isEqualTo(DType.FLOAT32);
    assertThat(RegressionLosses.meanSquaredError(half, half).dtype()).isEqualTo(DType.FLOAT16);
  }

  @Test
  void anUnknownNameComesWithNearOnes() {
    assertThatThrownBy(() -> Losses.get("categorical_crossentrpy"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("unknown loss 'categorical_crossentrpy'")
        .hasMessageContaining("'categorical_crossentropy'");
  }

  @Test
  void crossentropyIsChosenByShapes() {
    assertThat(Losses.get("crossentropy", Shape.of(-1, 1), Shape.of(-1, 1)))
        .isInstanceOf(BinaryCrossentropy.class);
    assertThat(Losses.get("ce", Shape.of(-1), Shape.of(-1, 10)))
        .isInstanceOf(SparseCategoricalCrossentropy.class);
    assertThat(Losses.get("ce", Shape.of(-1, 10), Shape.of(-1, 10)))
        .isInstanceOf(CategoricalCrossentropy.class);
    assertThat(Losses.get("mae", Shape.of(-1, 10), Shape.of(-1, 10)))
        .isInstanceOf(MeanAbsoluteError.class);
  }

  @Test
  void ranksThatDifferByALastAxisOfOneAreAligned() {
    var column = Tensors.of(new float[] {1, 2, 3}, 3, 1);
    var vector = Tensors.of(new float[] {1, 2, 5});
    assertThat(new MeanSquaredError().apply(vector, column).item())
        .isCloseTo(4 / 3.0, within(1e-6));
  }

  @Test
  void maskedStepsDoNotCount() {
    var mask = Tensors.of(new boolean[] {true, false});
    var yPred = Tensors.of(new float[][] {{1, 1}, {9, 9}}).withMask(mask);
    assertThat(new MeanSquaredError().apply(Tensors.zeros(2, 2), yPred).item()).isEqualTo(1);
  }

  @Test
  void crossentropyOfASoftmaxIsThatOfItsLogits() {
    var logits = Tensors.of(new float[][] {{60, -60}});
    var yTrue = Tensors.of(new float[][] {{0, 1}});
    assertThat(new CategoricalCrossentropy().apply(yTrue, logits.softmax(-1)).item())
        .isEqualTo(120);
    assertThat(new BinaryCrossentropy().apply(yTrue, logits.negative().sigmoid()).item())
        .isCloseTo(0, within(1e-6));
    assertThat(
            new SparseCategoricalCrossentropy()
                .apply(Tensors.of(new int[] {1}), softmaxed(logits))
                .item())
        .isEqualTo(120);
  }

  private static Tensor softmaxed(Tensor logits) {
    return logits.softmax(-1).withMask(Tensors.of(new boolean[] {true}));
  }

  @Test
  void labelsOutOfRangeAreNamed() {
    var loss = new SparseCategoricalCrossentropy();
    assertThatThrownBy(() -> loss.apply(Tensors.of(new int[] {0, 3}), Tensors.ones(2, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("labels from 0 to 2")
        .hasMessageContaining("3 classes")
        .hasMessageContaining("received 3 at position 1");
  }

  @Test
  void labelsOutOfRangeStopACompiledStep() {
    var loss = new SparseCategoricalCrossentropy();
    var step = Compiled.of(loss::apply);
    for (int label : new int[] {3, -1}) {
      assertThatThrownBy(
              () -> step.call(Tensors.of(new int[] {0, label}), Tensors.ones(2, 3)).item())
          .isInstanceOf(RuntimeException.class);
    }
  }

  @Test
  void anIgnoredClassMayBeAnyNumber() {
    var loss = new SparseCategoricalCrossentropy().ignoreClass(255);
    var yPred = Tensors.full(Shape.of(2, 4), 0.25, DType.FLOAT32);
    assertThat(loss.apply(Tensors.of(new int[] {255, 1}), yPred).item())
        .isCloseTo(Math.log(4), within(1e-6));
  }

  @Test
  void shapesThatDoNotFitAreNamed() {
    assertThatThrownBy(() -> new MeanSquaredError().apply(Tensors.ones(4, 3), Tensors.ones(4, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mean_squared_error")
        .hasMessageContaining("(4, 3)")
        .hasMessageContaining("(4, 2)");
    assertThatThrownBy(
            () -> new CategoricalCrossentropy().apply(Tensors.ones(4), Tensors.ones(4, 2)))
        .hasMessageContaining("sparse_categorical_crossentropy");
    assertThatThrownBy(
            () ->
                new MeanSquaredError()
                    .apply(Tensors.ones(4, 2), Tensors.ones(4, 2), Tensors.ones(3)))
        .hasMessageContaining("sample weights of shape (3,)");
  }

  @Test
  void aFunctionOfOnesOwnIsALoss() {
    var loss = Loss.of("mine", (yTrue, yPred) -> yPred.subtract(yTrue).abs().max(-1));
    assertThat(loss.apply(Tensors.zeros(2, 2), Tensors.of(new float[][] {{1, 2}, {3, 5}})).item())
        .isEqualTo(3.5);
    assertThat(loss.name()).isEqualTo("mine");
    assertThat(loss.getConfig()).containsEntry("name", "mine");
    assertThatThrownBy(() -> Serialization.serialize(loss))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("FunctionLoss has no schema");
  }
}
