package dev.addax.keras.optimizers.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.keras.config.Json;
import dev.addax.keras.config.Serialization;
import dev.addax.tensor.Tensors;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleTest {
  private static final int[] STEPS = {0, 1, 2, 5, 10, 11, 37};

  /** Values of real Keras at {@link #STEPS}. */
  static List<Arguments> recorded() {
    return List.of(
        Arguments.of(
            new ExponentialDecay(0.1, 5, 0.5),
            new double[] {0.1, 0.08705506, 0.07578583, 0.05, 0.025, 0.02176376, 0.0005920767}),
        Arguments.of(
            new ExponentialDecay(0.1, 5, 0.5).staircase(true),
            new double[] {0.1, 0.1, 0.1, 0.05, 0.025, 0.025, 0.00078125}),
        Arguments.of(
            new InverseTimeDecay(0.1, 5, 0.5),
            new double[] {0.1, 0.09090909, 0.08333333, 0.06666667, 0.05, 0.04761905, 0.0212766}),
        Arguments.of(
            new InverseTimeDecay(0.1, 5, 0.5).staircase(true),
            new double[] {0.1, 0.1, 0.1, 0.06666667, 0.05, 0.05, 0.02222222}),
        Arguments.of(
            new PolynomialDecay(0.1, 10).power(2),
            new double[] {0.1, 0.081019, 0.064036, 0.025075, 0.0001, 0.0001, 0.0001}),
        Arguments.of(
            new PolynomialDecay(0.1, 10).endLearningRate(0.01).cycle(true),
            new double[] {0.1, 0.091, 0.082, 0.055, 0.01, 0.0505, 0.01675}),
        Arguments.of(
            new CosineDecay(0.1, 20).alpha(0.1),
            new double[] {0.1, 0.09944598, 0.09779754, 0.08681981, 0.055, 0.04796045, 0.01}),
        Arguments.of(
            new CosineDecay(0.01, 20).warmup(0.1, 5),
            new double[] {0.01, 0.028, 0.046, 0.1, 0.08535534, 0.07938927, 0}),
        Arguments.of(
            new CosineDecayRestarts(0.1, 4),
            new double[] {0.1, 0.08535534, 0.05, 0.09619398, 0.01464466, 0.003806019, 0.08171966}),
        Arguments.of(
            new CosineDecayRestarts(0.1, 4).tMul(1).mMul(0.5).alpha(0.1),
            new double[] {0.1, 0.08681981, 0.055, 0.04840991, 0.02125, 0.01329505, 0.01015004}),
        Arguments.of(
            new PiecewiseConstantDecay(List.of(2.0, 10.0), List.of(1.0, 0.5, 0.1)),
            new double[] {1, 1, 1, 0.5, 0.5, 0.1, 0.1}));
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void ratesAreThoseOfKeras(LearningRateSchedule schedule, double... expected) {
    var rates = Arrays.stream(STEPS).mapToDouble(s -> schedule.at(Tensors.scalar(s)).item());
    assertThat(rates.toArray()).usingComparatorWithPrecision(1e-6).containsExactly(expected);
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void configsAreReadBack(LearningRateSchedule schedule, double... expected) {
    var json = Json.parse(Json.text(Serialization.serialize(schedule)));
    assertThat(Serialization.deserialize(LearningRateSchedule.class, json)).isEqualTo(schedule);
  }

  @Test
  void wrongNumbersAreRefused() {
    assertThatThrownBy(() -> new CosineDecay(0.1, 0)).hasMessageContaining("decay_steps");
    assertThatThrownBy(() -> new PiecewiseConstantDecay(List.of(1.0), List.of(0.1)))
        .hasMessageContaining("one more");
  }
}
