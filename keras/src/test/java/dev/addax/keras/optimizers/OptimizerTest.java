package dev.addax.keras.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Keras;
import dev.addax.keras.config.Registry;
import dev.addax.keras.config.Serialization;
import dev.addax.keras.optimizers.schedules.ExponentialDecay;
import dev.addax.keras.recorded.Recorded;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.transform.Compiled;
import dev.addax.tensor.transform.Gradients;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizerTest {
  @BeforeEach
  void freshSession() {
    Keras.clearSession();
  }

  static List<Map<String, @Nullable Object>> recorded() {
    return Recorded.rows(OptimizerTest.class, "keras.json");
  }

  private static Gradients step(List<dev.addax.tensor.Variable> variables, int n) {
    return new Gradients(variables, List.copyOf(OptimizerContract.gradients(n)));
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void stepsAreThoseOfKeras(Map<String, @Nullable Object> row) {
    var optimizer = Serialization.deserialize(Optimizer.class, row.get("optimizer"));
    var variables = OptimizerContract.variables();
    var after = Recorded.list(row.get("after"));
    for (int n = 0; n < after.size(); n++) {
      optimizer.apply(step(variables, n));
      for (int i = 0; i < variables.size(); i++) {
        var expected = Recorded.list(after.get(n)).get(i);
        Recorded.assertClose(optimizer + " step " + n, variables.get(i).value(), expected);
      }
    }
    var state = Recorded.list(row.get("state"));
    var mine = optimizer.variables();
    assertThat(mine).extracting(v -> (Object) v.path()).isEqualTo(column(state, 0));
    for (int i = 0; i < mine.size(); i++) {
      Recorded.assertClose(mine.get(i), mine.get(i).value(), column(state, 1).get(i));
    }
  }

  private static List<@Nullable Object> column(List<@Nullable Object> rows, int i) {
    var column = new ArrayList<@Nullable Object>();
    rows.forEach(row -> column.add(Recorded.list(row).get(i)));
    return column;
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void everyOptimizerKeepsTheContract(Map<String, @Nullable Object> row) {
    OptimizerContract.check(Serialization.deserialize(Optimizer.class, row.get("optimizer")));
  }

  @Test
  void everyListedOptimizerIsRecorded() {
    var names =
        recorded().stream().map(row -> Recorded.map(row.get("optimizer")).get("class_name"));
    var listed = Registry.global().of(Optimizer.class).stream().map(s -> (Object) s.className());
    assertThat(names.toList()).containsAll(listed.toList());
  }

  @Test
  void namesAreThoseOfKeras() {
    assertThat(Optimizers.get("adam")).isInstanceOf(Adam.class);
    assertThat(Optimizers.get("RMSprop")).isInstanceOf(RMSprop.class);
    assertThat(Optimizers.get("rmsprop").name()).startsWith("rm_sprop");
    assertThatThrownBy(() -> Optimizers.get("adamm"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("unknown optimizer 'adamm'")
        .hasMessageContaining("'adam'");
  }

  @Test
  void theLearningRateIsSetBetweenStepsWithoutTracingAgain() {
    var sgd = new SGD(0.5);
    var variables = OptimizerContract.variables().subList(1, 2);
    var traces = new AtomicInteger();
    var step =
        Compiled.of(
            gradients -> {
              traces.incrementAndGet();
              sgd.apply(new Gradients(variables, List.copyOf(gradients)));
              return List.of();
            });
    variables.getFirst().assign(Tensors.zeros(2));
    step.callAll(List.of(Tensors.ones(2)));
    sgd.setLearningRate(0.25);
    step.callAll(List.of(Tensors.ones(2)));
    assertThat(variables.getFirst().value().toFloats()).containsExactly(-0.75f, -0.75f);
    assertThat(traces).hasValue(1);
    assertThat(sgd.getLearningRate()).isEqualTo(0.25);
    assertThat(sgd.getConfig()).containsEntry("learning_rate", 0.25);
    assertThat(sgd.iterations().item()).isEqualTo(2);
  }

  @Test
  void aScheduleIsFollowed() {
    var sgd = new SGD(new ExponentialDecay(0.8, 1, 0.5));
    var variables = OptimizerContract.variables();
    sgd.apply(step(variables, 0));
    assertThat(sgd.getLearningRate()).isCloseTo(0.4, within(1e-7));
    assertThat(sgd.variables()).hasSize(1);
    assertThatThrownBy(() -> sgd.setLearningRate(0.1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ExponentialDecay");
  }

  @Test
  void aCompiledStepNoticesANewSchedule() {
    var sgd = new SGD(1.0);
    var variables = OptimizerContract.variables().subList(1, 2);
    variables.getFirst().assign(Tensors.zeros(2));
    var step =
        Compiled.of(
            gradients -> {
              sgd.apply(new Gradients(variables, List.copyOf(gradients)));
              return List.of();
            });
    step.callAll(List.of(Tensors.ones(2)));
    sgd.setLearningRate(iteration -> iteration.cast(dev.addax.tensor.type.DType.FLOAT32));
    step.callAll(List.of(Tensors.ones(2)));
    step.callAll(List.of(Tensors.ones(2)));
    assertThat(variables.getFirst().value().toFloats()).containsExactly(-4, -4);
  }

  @Test
  void biasesMayBeLeftWithoutDecay() {
    var sgd = new SGD(1.0).weightDecay(0.5);
    sgd.excludeFromWeightDecay("bias");
    var variables = OptimizerContract.variables();
    List<Tensor> zeros = List.of(Tensors.zeros(2, 2), Tensors.zeros(2));
    sgd.apply(new Gradients(variables, List.copyOf(zeros)));
    assertThat(variables.get(0).value().toFloats()).containsExactly(0.5f, -1, 0.25f, 1.5f);
    assertThat(variables.get(1).value().toFloats()).containsExactly(0.1f, -0.4f);
  }

  @Test
  void variablesWithoutGradientStay() {
    var adam = new Adam();
    var variables = OptimizerContract.variables();
    List<@Nullable Tensor> some = Arrays.asList(OptimizerContract.gradients(0).get(0), null);
    adam.apply(new Gradients(variables, some));
    assertThat(variables.get(1).value().toFloats()).containsExactly(0.1f, -0.4f);
    assertThat(adam.trainedVariables()).isEqualTo(variables);
  }

  @Test
  void anEagerStepCountsAsAnUpdate() {
    var adam = new Adam();
    var variables = OptimizerContract.variables();
    adam.apply(step(variables, 0));
    adam.apply(step(variables, 1));
    assertThat(variables).allSatisfy(v -> assertThat(v.updates()).isEqualTo(2));
    assertThat(variables).extracting(v -> v.provenance().toString()).containsOnly("assigned");
  }

  @Test
  void infiniteGradientsAreSkippedAndHalveTheScale() {
    var inner = new SGD(1.0);
    var scaled = new LossScaleOptimizer(inner).initialScale(8);
    var variables = OptimizerContract.variables().subList(1, 2);
    var infinite = Tensors.of(new float[] {Float.POSITIVE_INFINITY, 1});
    scaled.apply(new Gradients(variables, List.of(infinite)));
    assertThat(variables.getFirst().value().toFloats()).containsExactly(0.1f, -0.4f);
    assertThat(inner.iterations().item()).isZero();
    assertThat(scaled.scaleLoss(Tensors.scalar(1.0)).item()).isEqualTo(4);
    scaled.apply(new Gradients(variables, List.of(Tensors.of(new float[] {4, 8}))));
    assertThat(variables.getFirst().value().toFloats()).containsExactly(-0.9f, -2.4f);
  }

  @Test
  void contradictingOptionsAreRefused() {
    var both = new SGD().clipnorm(1).clipvalue(1);
    assertThatThrownBy(() -> both.build(OptimizerContract.variables()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("clipnorm")
        .hasMessageContaining("only one");
    var once = new Adam().gradientAccumulationSteps(1);
    assertThatThrownBy(() -> once.build(OptimizerContract.variables()))
        .hasMessageContaining("at least 2 steps");
  }

  @Test
  void textShowsWhatWasSet() {
    assertThat(new Adam().learningRate(0.1).beta1(0.8))
        .hasToString("Adam(learning_rate=0.1, beta_1=0.8)");
  }
}
