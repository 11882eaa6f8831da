package dev.addax.keras.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.keras.callbacks.LambdaCallback;
import dev.addax.keras.config.Keras;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Input;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.core.Dense;
import dev.addax.keras.layers.normalization.BatchNormalization;
import dev.addax.keras.optimizers.Adam;
import dev.addax.keras.optimizers.SGD;
import dev.addax.tensor.Provenance;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When weights come to exist, what changes them, and what does not. */
class WeightLifecycleTest {
  private final Tensor x = Sample.waves(8, 3);
  private final Tensor y = Sample.waves(8, 1);

  @BeforeEach
  void seed() {
    Keras.clearSession();
    Keras.setRandomSeed(1);
  }

  private static Sequential model() {
    return new Sequential(Input.of(3), new Dense(4).activation("tanh"), new Dense(1));
  }

  @Test
  void aSymbolicInputMakesTheWeightsAndARealOneMakesNoMore() {
    var dense = new Dense(2);
    assertThat(dense.weights()).isEmpty();
    dense.apply(Input.of(3));
    var made = Sample.weights(dense);
    assertThat(made).hasSize(2);
    dense.apply(x);
    assertThat(Sample.weights(dense)).isEqualTo(made);
  }

  @Test
  void aRealInputMakesThemToo() {
    var dense = new Dense(2);
    dense.apply(x);
    assertThat(dense.weights())
        .extracting(Variable::path)
        .containsExactly("dense/kernel", "dense/bias");
  }

  @Test
  void compileAndFitOfNothingChangeNothing() {
    var model = model();
    var before = Sample.weights(model);
    model.compile("adam", "mse", "mae");
    assertThat(Sample.weights(model)).isEqualTo(before);
    model.fit(x, y, Fit.epochs(0).verbose(0));
    model.fit(x, y, Fit.epochs(3).initialEpoch(3).verbose(0));
    assertThat(Sample.weights(model)).isEqualTo(before);
    model.evaluate(x, y, Evaluate.defaults().verbose(0));
    model.predict(x);
    assertThat(Sample.weights(model)).isEqualTo(before);
  }

  @Test
  void compilingAgainKeepsWhatWasTrained() {
    var model = model();
    model.compile("sgd", "mse");
    model.fit(x, y, Fit.epochs(2).verbose(0));
    var trained = Sample.weights(model);
    model.compile("adam", "mae");
    assertThat(Sample.weights(model)).isEqualTo(trained);
  }

  @Test
  void freezingAndUnfreezingNeedNoCompileAndSlotsSurvive() {
    var model = model();
    model.compile(new SGD().learningRate(0.1).momentum(0.9), "mse");
    model.fit(x, y, Fit.epochs(1).verbose(0));
    var first = model.layers().getFirst();
    var second = model.layers().getLast();
    first.setTrainable(false);
    var frozen = Sample.weights(first);
    var moving = Sample.weights(second);
    var momentum = slot(model, "dense_kernel_momentum");
    model.fit(x, y, Fit.epochs(2).verbose(0));
    assertThat(Sample.weights(first)).isEqualTo(frozen);
    assertThat(Sample.weights(second)).isNotEqualTo(moving);
    assertThat(slot(model, "dense_kernel_momentum")).isEqualTo(momentum);
    first.setTrainable(true);
    model.fit(x, y, Fit.epochs(1).verbose(0));
    assertThat(Sample.weights(first)).isNotEqualTo(frozen);
  }

  private static List<Float> slot(Model model, String name) {
    return model.optimizer().variables().stream()
        .filter(v -> v.path().endsWith(name) || v.name().endsWith(name))
        .map(v -> Sample.numbers(v.value()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void trainableIsReadAtEachStepOfTrainOnBatch() {
    var model = model();
    model.compile("sgd", "mse");
    model.trainOnBatch(x, y);
    for (boolean on : new boolean[] {false, true, false}) {
      model.setTrainable(on);
      var before = Sample.weights(model);
      model.trainOnBatch(x, y);
      assertThat(Sample.weights(model).equals(before)).isEqualTo(!on);
    }
  }

  @Test
  void aLayerUnfrozenOnlyLaterIsTrainedToo() {
    var model = model();
    model.layers().getFirst().setTrainable(false);
    model.compile("adam", "mse");
    model.fit(x, y, Fit.epochs(1).verbose(0));
    var before = Sample.weights(model.layers().getFirst());
    model.layers().getFirst().setTrainable(true);
    model.fit(x, y, Fit.epochs(1).verbose(0));
    assertThat(Sample.weights(model.layers().getFirst())).isNotEqualTo(before);
  }

  @Test
  void aFrozenBatchNormalizationKeepsItsStatistics() {
    var norm = new BatchNormalization();
    var model = new Sequential(Input.of(3), norm, new Dense(1));
    model.compile("sgd", "mse");
    model.fit(x, y, Fit.epochs(1).verbose(0));
    norm.setTrainable(false);
    var before = Sample.weights(norm);
    model.fit(x, y, Fit.epochs(2).verbose(0));
    assertThat(Sample.weights(norm)).isEqualTo(before);
    norm.setTrainable(true);
    model.fit(x, y, Fit.epochs(1).verbose(0));
    assertThat(Sample.weights(norm)).doesNotContainAnyElementsOf(before);
  }

  @Test
  void underANewHeadOnlyTheHeadIsInitialized() {
    var input = Input.of(3);
    var features = new Dense(4).name("features").apply(input);
    var old = new Model(input, new Dense(1).apply(features));
    old.compile("sgd", "mse");
    old.fit(x, y, Fit.epochs(1).verbose(0));
    var base = new Model(input, features);
    base.setTrainable(false);
    var kept = Sample.weights(base);
    var other = Input.of(3);
    var model = new Model(other, new Dense(2).name("head").apply(base.apply(other)));
    assertThat(Sample.weights(base)).isEqualTo(kept);
    assertThat(model.trainableWeights())
        .extracting(Variable::path)
        .containsExactly("head/kernel", "head/bias");
    assertThat(model.weightsReport().weights().getFirst().updates()).isEqualTo(1);
    assertThat(model.weightsReport().weights().getLast().updates()).isZero();
  }

  @Test
  void theReportTellsWhereValuesComeFromAndHowOftenTheyChanged() {
    var model = model();
    model.compile("sgd", "mse");
    model.fit(x, y, Fit.epochs(2).batchSize(4).verbose(0));
    model.weights().getLast().assign(Tensors.zeros(1));
    var report = model.weightsReport();
    var kernel = report.weights().getFirst();
    assertThat(kernel.path()).isEqualTo("sequential/dense/kernel");
    assertThat(kernel.provenance()).isInstanceOf(Provenance.Initialized.class);
    assertThat(kernel.provenance().toString()).contains("GlorotUniform").contains("seed");
    assertThat(kernel.updates()).isEqualTo(4);
    var bias = report.weights().getLast();
    assertThat(bias.provenance()).isInstanceOf(Provenance.Assigned.class);
    assertThat(bias.updates()).isZero();
    assertThat(Summary.plain().of(model)).contains("initialized, updated 4x").contains("assigned");
    assertThat(report.toString()).contains("updated by 4 steps");
  }

  @Test
  void reinitializeDrawsAgainAndGivesTheSameForTheSameSeed() {
    var model = model();
    model.compile("sgd", "mse");
    model.fit(x, y, Fit.epochs(1).verbose(0));
    var trained = Sample.weights(model);
    var first = Sample.weights(model.reinitialize(5));
    assertThat(first).isNotEqualTo(trained);
    assertThat(Sample.weights(model.reinitialize(6))).isNotEqualTo(first);
    assertThat(Sample.weights(model.reinitialize(5))).isEqualTo(first);
    assertThat(model.weightsReport().weights()).allMatch(w -> w.updates() == 0);
  }

  @Test
  void aCopyHasTheWeightsAndGoesItsOwnWay() {
    var model = model();
    model.compile("sgd", "mse");
    model.fit(x, y, Fit.epochs(1).verbose(0));
    var copy = model.copy();
    var kept = Sample.weights(copy);
    assertThat(kept).isEqualTo(Sample.weights(model));
    assertThat(Sample.numbers(copy.predict(x))).isEqualTo(Sample.numbers(model.predict(x)));
    model.fit(x, y, Fit.epochs(1).verbose(0));
    assertThat(Sample.weights(copy)).isEqualTo(kept).isNotEqualTo(Sample.weights(model));
  }

  @Test
  void aCopyOfAnUnbuiltModelIsUnbuilt() {
    var copy = new Sequential(new Dense(2)).copy();
    assertThat(copy.isBuilt()).isFalse();
    assertThat(copy.apply(x).shape()).isEqualTo(Shape.of(8, 2));
  }

  @Test
  void withPathSeedsAddingALayerMovesNoOther() {
    var small =
        new Sequential(Input.of(3), new Dense(4).name("a"), new Dense(4).name("c")).name("m");
    var large =
        new Sequential(
                Input.of(3), new Dense(4).name("a"), new Dense(4).name("b"), new Dense(4).name("c"))
            .name("m");
    small.seed(9);
    large.seed(9);
    assertThat(Sample.weights(large.layer("a"))).isEqualTo(Sample.weights(small.layer("a")));
    assertThat(Sample.weights(large.layer("c"))).isEqualTo(Sample.weights(small.layer("c")));
    assertThat(Sample.weights(large.layer("b")).getFirst())
        .isNotEqualTo(Sample.weights(large.layer("c")).getFirst());
  }

  @Test
  void pathSeedsWaitForTheWeightsOfADeferredModel() {
    var early = new Sequential(Input.of(3), new Dense(2).name("a")).name("m");
    early.seed(4);
    var late = new Sequential(new Dense(2).name("a")).name("m");
    late.seed(4);
    late.build(Shape.of(-1, 3));
    assertThat(Sample.weights(late)).isEqualTo(Sample.weights(early));
  }

  @Test
  void pathSeedsLeaveWhatWasTrainedElsewhere() {
    var model = model();
    var kernel = model.weights().getFirst();
    kernel.assign(Tensors.ones(3, 4));
    model.seed(2);
    assertThat(Sample.numbers(kernel.value())).containsOnly(1f);
  }

  @Test
  void aSequentialWithoutInputSaysThatItHasNoWeightsYet() {
    var model = new Sequential(new Dense(2));
    assertThatThrownBy(model::weights)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no weights yet")
        .hasMessageContaining("build");
    model.compile("sgd", "mse");
    model.fit(x, Sample.waves(8, 2), Fit.epochs(1).verbose(0));
    assertThat(model.weights()).hasSize(2);
  }

  private static final class Net extends Model {
    private final Dense hidden = track("hidden", new Dense(4).activation("tanh"));
    private final Dense last = track("last", new Dense(1));

    @Override
    protected Tensor call(Tensor input, Call call) {
      return last.apply(hidden.apply(input));
    }
  }

  @Test
  void aTrainedModelHasItsWeightsAndItsSummarySaysSo() {
    var model = new Net();
    assertThat(Summary.plain().of(model)).contains("unbuilt");
    model.compile("sgd", "mse");
    model.fit(x, y, Fit.epochs(1).verbose(0));
    assertThat(model.isBuilt()).isTrue();
    assertThat(model.weights()).hasSize(4);
    assertThat(Summary.plain().of(model))
        .contains("Total params: 23")
        .contains("(8, 4)")
        .doesNotContain("unbuilt");
  }

  @Test
  void aFrozenModelInsideAnotherDoesNotTrain() {
    var inner = new Sequential(Input.of(3), new Dense(4), new BatchNormalization());
    var model = new Sequential(Input.of(3), inner, new Dense(1));
    inner.setTrainable(false);
    var frozen = Sample.weights(inner);
    model.compile("adam", "mse");
    model.fit(x, y, Fit.epochs(2).verbose(0));
    assertThat(Sample.weights(inner)).isEqualTo(frozen);
    inner.setTrainable(true);
    model.fit(x, y, Fit.epochs(1).verbose(0));
    assertThat(Sample.weights(inner)).doesNotContainAnyElementsOf(frozen);
  }

  @Test
  void aCallbackFreezesAndUnfreezesWithoutCompile() {
    var model = model();
    var first = model.layers().getFirst();
    var kernels = new ArrayList<List<Float>>();
    model.compile("sgd", "mse");
    var thaw =
        new LambdaCallback()
            .onEpochBegin(epoch -> first.setTrainable(epoch != 1))
            .onEpochEnd((logs, epoch) -> kernels.add(Sample.weights(first).getFirst()));
    var before = Sample.weights(first).getFirst();
    model.fit(x, y, Fit.epochs(3).verbose(0).callbacks(thaw));
    assertThat(kernels.get(0)).isNotEqualTo(before);
    assertThat(kernels.get(1)).isEqualTo(kernels.get(0));
    assertThat(kernels.get(2)).isNotEqualTo(kernels.get(1));
  }

  @Test
  void whatElseWasMadeBeforeChangesNoWeightOfPathSeeds() {
    var alone = new Sequential(Input.of(3), new Dense(4).name("a")).name("m");
    alone.seed(9);
    Keras.clearSession();
    new Sequential(Input.of(5), new Dense(2), new Dense(7));
    Keras.setRandomSeed(77);
    var later = new Sequential(Input.of(3), new Dense(4).name("a")).name("m");
    later.seed(9);
    assertThat(Sample.weights(later)).isEqualTo(Sample.weights(alone));
  }

  @Test
  void optimizerSlotsStartWhenTheFirstStepNeedsThem() {
    var model = model();
    model.compile(new Adam(), "mse");
    assertThat(model.optimizer().isBuilt()).isFalse();
    model.trainOnBatch(x, y);
    assertThat(model.optimizer().variables()).hasSize(2 + 2 * 4);
  }

  @Test
  void weightsOfAModelComeLayerByLayer() {
    var model = new Sequential(Input.of(3), new BatchNormalization(), new Dense(1));
    assertThat(
            Stream.concat(model.trainableWeights().stream(), model.nonTrainableWeights().stream()))
        .extracting(Variable::name)
        .containsExactly("gamma", "beta", "kernel", "bias", "moving_mean", "moving_variance");
    assertThat(model.weights())
        .extracting(Variable::name)
        .containsExactly("gamma", "beta", "moving_mean", "moving_variance", "kernel", "bias");
    assertThat(model.layers())
        .extracting(Layer::name)
        .containsExactly("batch_normalization", "dense");
  }
}
