package dev.addax.keras.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.addax.keras.config.DTypePolicy;
import dev.addax.keras.config.Keras;
import dev.addax.keras.layers.Input;
import dev.addax.keras.layers.convolution.Conv2D;
import dev.addax.keras.layers.core.Dense;
import dev.addax.keras.layers.normalization.BatchNormalization;
import dev.addax.keras.layers.pooling.MaxPooling2D;
import dev.addax.keras.layers.reshaping.Flatten;
import dev.addax.keras.losses.SparseCategoricalCrossentropy;
import dev.addax.keras.optimizers.Adam;
import dev.addax.keras.optimizers.LossScaleOptimizer;
import dev.addax.keras.optimizers.SGD;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.DType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Arithmetic in 16 bits over weights in 32, beside what Keras 3.15 on TensorFlow gives. Sums in
 * another order round differently, hence the tolerances.
 */
class MixedPrecisionTest {
  @BeforeEach
  void clear() {
    Keras.clearSession();
  }

  @AfterEach
  void restore() {
    DTypePolicy.setGlobal("float32");
  }

  private static Sequential dense() {
    var model =
        new Sequential(
            Input.of(6),
            new Dense(8).activation("relu"),
            new BatchNormalization(),
            new Dense(3).activation("softmax").dtype("float32"));
    model.compile(new Adam().learningRate(0.02), "sparse_categorical_crossentropy", "accuracy");
    return model;
  }

  @ParameterizedTest
  @CsvSource({
    "mixed_bfloat16, 1.3012242, 1.1256825, 1.1268967, 1.0829192, 2e-2",
    "mixed_float16, 1.3007754, 1.1249927, 1.1266280, 1.0811337, 3e-3"
  })
  void trainsAsKeras(String policy, double a, double b, double c, double d, double tolerance) {
    DTypePolicy.setGlobal(policy);
    Keras.setRandomSeed(3);
    var model = dense();
    var history =
        model.fit(
            Sample.waves(24, 6),
            Sample.classes(24, 3),
            Fit.epochs(4).batchSize(8).shuffle(false).verbose(0));
    var expected = new double[] {a, b, c, d};
    for (int i = 0; i < 4; i++) {
      assertThat(history.get("loss").get(i)).isCloseTo(expected[i], within(tolerance));
    }
    assertThat(model.weights()).extracting(w -> w.type().dtype()).containsOnly(DType.FLOAT32);
    assertThat(model.optimizer() instanceof LossScaleOptimizer)
        .isEqualTo(policy.equals("mixed_float16"));
    var half = policy.equals("mixed_float16") ? DType.FLOAT16 : DType.BFLOAT16;
    assertThat(model.layers().getFirst().apply(Sample.waves(2, 6)).dtype()).isEqualTo(half);
    assertThat(model.predict(Sample.waves(2, 6)).dtype()).isEqualTo(DType.FLOAT32);
  }

  /** Keras gives it the global policy, so its loss is not scaled; the layers keep theirs. */
  @Test
  void aStackReadAgainHasTheGlobalPolicy() {
    DTypePolicy.setGlobal("mixed_float16");
    var json = new Sequential(Input.of(3), new Dense(2)).toJson();
    DTypePolicy.setGlobal("float32");
    var model = (Sequential) Models.fromJson(json);
    model.compile(new SGD(), "mse");
    assertThat(model.optimizer()).isInstanceOf(SGD.class);
    assertThat(model.layers().getFirst().dtypePolicy().name()).isEqualTo("mixed_float16");
  }

  @ParameterizedTest
  @CsvSource({
    "mixed_bfloat16, 1.1059178, 1.0992346, 1.0952975, 1e-2",
    "mixed_float16, 1.1058172, 1.0994313, 1.0955538, 2e-3"
  })
  void convolutionsToo(String policy, double a, double b, double c, double tolerance) {
    DTypePolicy.setGlobal(policy);
    Keras.setRandomSeed(3);
    var model =
        new Sequential(
            Input.of(6, 6, 1),
            new Conv2D(4, 3).activation("relu"),
            new MaxPooling2D(2),
            new Flatten(),
            new Dense(3));
    model.compile(
        new SGD().learningRate(0.1), new SparseCategoricalCrossentropy().fromLogits(true));
    var x = Sample.waves(24, 36).reshape(24, 6, 6, 1);
    var history =
        model.fit(x, Sample.classes(24, 3), Fit.epochs(3).batchSize(8).shuffle(false).verbose(0));
    var expected = new double[] {a, b, c};
    for (int i = 0; i < 3; i++) {
      assertThat(history.get("loss").get(i)).isCloseTo(expected[i], within(tolerance));
    }
    assertThat(model.predict(x).dtype())
        .isEqualTo(policy.equals("mixed_float16") ? DType.FLOAT16 : DType.BFLOAT16);
  }

  @Test
  void theScaledOptimizerHasKerasVariables() {
    DTypePolicy.setGlobal("mixed_float16");
    var model = dense();
    model.trainOnBatch(Sample.waves(8, 6), Sample.classes(8, 3));
    assertThat(model.optimizer().variables().stream().limit(4))
        .extracting(Variable::path)
        .containsExactly(
            "loss_scale_optimizer/iteration",
            "loss_scale_optimizer/learning_rate",
            "loss_scale_optimizer/step_counter",
            "loss_scale_optimizer/dynamic_scale");
  }

  @Test
  void aStepThatOverflowsIsSkippedAndTheScaleHalved() {
    DTypePolicy.setGlobal("mixed_float16");
    var model = new Sequential(Input.of(3), new Dense(1));
    model.compile("sgd", "mse");
    var before = Sample.weights(model);
    model.trainOnBatch(Sample.waves(4, 3).multiply(3e4), Sample.waves(4, 1));
    assertThat(Sample.weights(model)).isEqualTo(before);
    assertThat(model.optimizer().variables().get(3).value().item()).isEqualTo(Math.pow(2, 14));
    model.trainOnBatch(Sample.waves(4, 3), Sample.waves(4, 1));
    assertThat(Sample.weights(model)).isNotEqualTo(before);
  }

  @Test
  void withoutAutomaticScalingTheOptimizerStays() {
    DTypePolicy.setGlobal("mixed_float16");
    var model = new Sequential(Input.of(2), new Dense(1));
    model.compile(Compile.with("sgd").loss("mse").autoScaleLoss(false));
    assertThat(model.optimizer()).isInstanceOf(SGD.class);
  }

  @Test
  void aPolicyOfOneLayerConcernsThatLayer() {
    var model =
        new Sequential(Input.of(2), new Dense(3).dtype("bfloat16"), new Dense(1).dtype("float64"));
    assertThat(model.weights())
        .extracting(w -> w.type().dtype())
        .containsExactly(DType.BFLOAT16, DType.BFLOAT16, DType.FLOAT64, DType.FLOAT64);
    assertThat(model.predict(Sample.waves(2, 2)).dtype()).isEqualTo(DType.FLOAT64);
    model.compile("sgd", "mse");
    assertThat(model.optimizer()).isInstanceOf(SGD.class);
    model.fit(Sample.waves(4, 2), Sample.waves(4, 1), Fit.epochs(1).verbose(0));
  }
}
