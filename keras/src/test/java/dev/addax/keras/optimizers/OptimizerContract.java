package dev.addax.keras.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.keras.config.Json;
import dev.addax.keras.config.Keras;
import dev.addax.keras.config.Serialization;
import dev.addax.tensor.Provenance;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.Variable;
import dev.addax.tensor.transform.Compiled;
import dev.addax.tensor.transform.Gradients;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What every optimizer keeps. One call checks one. */
final class OptimizerContract {
  private static final double CLOSE = 1e-6;

  private final Object json;

  private OptimizerContract(Optimizer optimizer) {
    this.json = Objects.requireNonNull(Serialization.serialize(optimizer));
  }

  static void check(Optimizer optimizer) {
    var contract = new OptimizerContract(optimizer);
    contract.configIsReadBack();
    contract.compiledIsEager();
    contract.stateContinuesInAnotherOptimizer();
    contract.slotsSurviveFreezing();
    contract.newVariablesGetSlots();
    contract.constraintsHoldAfterAStep();
    contract.isFrozenAfterUse();
  }

  private Optimizer fresh() {
    Keras.clearSession();
    return Serialization.deserialize(Optimizer.class, json);
  }

  static List<Variable> variables() {
    return List.of(
        variable("kernel", Tensors.of(new float[][] {{1, -2}, {0.5f, 3}})),
        variable("bias", Tensors.of(new float[] {0.1f, -0.4f})));
  }

  private static Variable variable(String name, Tensor value) {
    return new Variable(name, () -> "dense/" + name, () -> value, true, new Provenance.Assigned());
  }

  /** The gradients of step {@code n}, counted from 0. */
  static List<Tensor> gradients(int n) {
    return List.of(
        Tensors.of(new float[][] {{0.3f, -1}, {2, 0.1f}}).multiply(n + 1.0),
        Tensors.of(new float[] {-0.5f, 0.2f}).divide(n + 1.0));
  }

  private static void step(Optimizer optimizer, List<Variable> variables, int n) {
    optimizer.apply(new Gradients(variables, List.copyOf(gradients(n))));
  }

  private static double[] values(List<Variable> variables) {
    return variables.stream().flatMapToDouble(v -> Arrays.stream(v.value().toDoubles())).toArray();
  }

  private static void assertEqual(List<Variable> actual, List<Variable> expected) {
    assertThat(values(actual))
        .usingComparatorWithPrecision(CLOSE)
        .containsExactly(values(expected));
  }

  private void configIsReadBack() {
    assertThat(Serialization.serialize(fresh())).isEqualTo(json);
    var parsed = Serialization.deserialize(Optimizer.class, Json.parse(Json.text(json)));
    assertThat(Serialization.serialize(parsed)).isEqualTo(json);
  }

  private void compiledIsEager() {
    var eager = fresh();
    var traced = fresh();
    var one = variables();
    var other = variables();
    var step =
        Compiled.of(
            gradients -> {
              traced.apply(new Gradients(other, List.copyOf(gradients)));
              return List.of();
            });
    for (int n = 0; n < 3; n++) {
      step(eager, one, n);
      step.callAll(gradients(n));
    }
    assertEqual(other, one);
    assertEqual(traced.variables(), eager.variables());
  }

  private void stateContinuesInAnotherOptimizer() {
    var first = fresh();
    var variables = variables();
    step(first, variables, 0);
    step(first, variables, 1);
    var second = fresh();
    var copies = variables();
    second.build(copies);
    copy(variables, copies);
    copy(first.variables(), second.variables());
    step(first, variables, 2);
    step(second, copies, 2);
    assertEqual(copies, variables);
    assertThat(second.variables()).extracting(Variable::path).isEqualTo(paths(first));
  }

  private static void copy(List<Variable> from, List<Variable> to) {
    assertThat(to).hasSameSizeAs(from);
    for (int i = 0; i < from.size(); i++) {
      to.get(i).assign(from.get(i).value());
    }
  }

  private static List<String> paths(Optimizer optimizer) {
    return optimizer.variables().stream().map(Variable::path).toList();
  }

  private void slotsSurviveFreezing() {
    var optimizer = fresh();
    var variables = variables();
    step(optimizer, variables, 0);
    var before = optimizer.variables();
    var frozen = values(variables.subList(0, 1));
    optimizer.apply(new Gradients(variables.subList(1, 2), List.of(gradients(1).get(1))));
    if (!averages(optimizer)) {
      assertThat(values(variables.subList(0, 1))).containsExactly(frozen);
    }
    step(optimizer, variables, 2);
    assertThat(optimizer.variables()).isEqualTo(before);
  }

  private static boolean averages(Optimizer optimizer) {
    return optimizer.useEma.get();
  }

  private void newVariablesGetSlots() {
    var optimizer = fresh();
    var variables = variables();
    optimizer.apply(new Gradients(variables.subList(0, 1), List.of(gradients(0).get(0))));
    step(optimizer, variables, 1);
    var whole = fresh();
    whole.build(variables());
    assertThat(paths(optimizer)).isEqualTo(paths(whole));
    assertThat(values(variables)).doesNotContain(Double.NaN);
  }

  private void constraintsHoldAfterAStep() {
    var optimizer = fresh();
    var variables = variables();
    variables.getFirst().setConstraint(w -> w.maximum(0.0));
    step(optimizer, variables, 0);
    assertThat(variables.getFirst().value().min().item()).isNotNegative();
  }

  private void isFrozenAfterUse() {
    var optimizer = fresh();
    optimizer.build(variables());
    assertThatThrownBy(() -> optimizer.nameOption.set("other"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(optimizer.name())
        .hasMessageContaining("already built");
    List<@Nullable Tensor> none = Arrays.asList(null, null);
    assertThatThrownBy(() -> optimizer.apply(new Gradients(variables(), none)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dense/kernel");
  }
}
