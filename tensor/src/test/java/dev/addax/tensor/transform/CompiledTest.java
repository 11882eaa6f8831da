package dev.addax.tensor.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.addax.tensor.Parameter;
import dev.addax.tensor.Provenance;
import dev.addax.tensor.Setting;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CompiledTest {
  private static Variable variable(float... values) {
    return new Variable(
        "w", () -> "w", () -> Tensors.of(values, values.length), true, new Provenance.Assigned());
  }

  @Test
  void isTracedOncePerSignature() {
    var traces = new AtomicInteger();
    var twice =
        Compiled.ofOne(
            x -> {
              traces.incrementAndGet();
              return x.multiply(2);
            });
    assertThat(twice.call(Tensors.of(new float[] {1, 2})).toFloats()).containsExactly(2, 4);
    assertThat(twice.call(Tensors.of(new float[] {3, 4})).toFloats()).containsExactly(6, 8);
    assertThat(traces).hasValue(1);
    twice.call(Tensors.of(new float[] {3, 4, 5}));
    twice.call(Tensors.of(new int[] {3, 4}));
    twice.call(Tensors.of(new float[] {3, 4}));
    assertThat(traces).hasValue(3);
  }

  @Test
  void aChangedSettingIsNoticedAndAFormerOneRemembered() {
    var traces = new AtomicInteger();
    var negative = new Setting<>(false);
    var unrelated = new Setting<>(0);
    var function =
        Compiled.ofOne(
            x -> {
              traces.incrementAndGet();
              return negative.get() ? x.negative() : x;
            });
    var x = Tensors.of(new float[] {1, 2});
    assertThat(function.call(x).toFloats()).containsExactly(1, 2);
    negative.set(true);
    assertThat(function.call(x).toFloats()).containsExactly(-1, -2);
    negative.set(false);
    assertThat(function.call(x).toFloats()).containsExactly(1, 2);
    unrelated.set(1);
    function.call(x);
    assertThat(traces).hasValue(2);
  }

  @Test
  void assignmentsTakePlaceWhenThePlanHasRun() {
    var w = variable(1, 2);
    var step =
        Compiled.of(
            () -> {
              w.assign(w.value().add(1));
              w.assign(w.value().multiply(10));
              return w.value().sum();
            });
    assertThat(step.call().item()).isEqualTo(50);
    assertThat(w.value().toFloats()).containsExactly(20, 30);
    assertThat(w.updates()).isEqualTo(1);
  }

  @Test
  void aTensorReadBeforeAStepNeverChanges() {
    var w = variable(1, 2, 3);
    var step =
        Compiled.of(
            () -> {
              w.assignAdd(Tensors.ones(3));
              return Tensors.scalar(0);
            });
    var kept = new ArrayList<Tensor>();
    for (int i = 0; i < 6; i++) {
      if (i % 2 == 0) {
        kept.add(w.value());
        kept.add(w.value().multiply(2));
      }
      step.call();
    }
    for (int i = 0; i < kept.size() / 2; i++) {
      float first = 1 + 2 * i;
      assertThat(kept.get(2 * i).toFloats()).containsExactly(first, first + 1, first + 2);
      assertThat(kept.get(2 * i + 1).toFloats()[0]).isEqualTo(2 * first);
    }
  }

  @Test
  void anAssignedTensorIsNotOverwrittenEither() {
    var w = variable(0, 0);
    var given = Tensors.of(new float[] {5, 6});
    w.assign(given);
    Compiled.of(() -> w.assignAdd(Tensors.ones(2)).value()).call();
    assertThat(given.toFloats()).containsExactly(5, 6);
    assertThat(w.value().toFloats()).containsExactly(6, 7);
  }

  @Test
  void untouchedWeightsAreUpdatedInPlace() {
    var w = variable(1, 2);
    var step = Compiled.of(() -> w.assignAdd(Tensors.ones(2)).value().sum());
    step.call();
    var before = w.buffer();
    step.call();
    assertThat(w.buffer()).isSameAs(before);
  }

  @Test
  void callsInsideATraceBecomePartOfIt() {
    var w = variable(1);
    var inner = Compiled.ofOne(x -> x.multiply(w.value()));
    var outer = Compiled.ofOne(x -> inner.call(x.add(1)).multiply(10));
    assertThat(outer.call(Tensors.of(new float[] {2})).item()).isEqualTo(30);
    w.assign(Tensors.of(new float[] {2}));
    assertThat(outer.call(Tensors.of(new float[] {2})).item()).isEqualTo(60);
  }

  @Test
  void aSymbolicTensorFromOutsideIsAnError() {
    var outside = Parameter.of("image", TensorType.of(DType.FLOAT32, 1));
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> Compiled.ofOne(x -> x.add(outside)).call(Tensors.zeros(1)))
        .withMessageContaining("image");
  }

  /** Two plans that write the same variables in opposite orders, with readers beside them. */
  @Test
  void concurrentStepsAndReadersSeeWholeValues() throws Exception {
    int size = 5000;
    var a =
        new Variable("a", () -> "a", () -> Tensors.zeros(size), true, new Provenance.Assigned());
    var b =
        new Variable("b", () -> "b", () -> Tensors.zeros(size), true, new Provenance.Assigned());
    var one = Tensors.ones(size);
    var forward = Compiled.of(() -> sum(a.assignAdd(one), b.assignAdd(one)));
    var backward = Compiled.of(() -> sum(b.assignAdd(one), a.assignAdd(one)));
    var reading = Compiled.of(() -> a.value().max().subtract(a.value().min()));
    var tasks = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 40; i++) {
      tasks.add(() -> forward.call().hasValue());
      tasks.add(() -> backward.call().hasValue());
      tasks.add(() -> reading.call().item() == 0);
      tasks.add(() -> whole(b.value()));
    }
    try (var threads = Executors.newFixedThreadPool(6)) {
      for (var done : threads.invokeAll(tasks)) {
        assertThat(done.get()).isTrue();
      }
    }
  }

  private static Tensor sum(Variable first, Variable second) {
    return first.value().sum().add(second.value().sum());
  }

  private static boolean whole(Tensor x) {
    var values = x.toFloats();
    for (float value : values) {
      if (value != values[0]) {
        return false;
      }
    }
    return true;
  }

  @Test
  void gradientsOfGradients() {
    var w = variable(2, 3);
    var third =
        Compiled.of(
            () -> {
              var x = w.value();
              var first = Gradients.of(x.multiply(x).multiply(x).sum(), x).getFirst();
              return Gradients.of(first.square().sum(), x).getFirst();
            });
    // d/dx (3x²)² = 36x³
    assertThat(third.call().toFloats()).containsExactly(288, 972);
    assertThat(List.of(w.value().dtype())).containsExactly(DType.FLOAT32);
  }
}
