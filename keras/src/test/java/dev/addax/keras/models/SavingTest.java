package dev.addax.keras.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.keras.config.Keras;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Input;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.core.Dense;
import dev.addax.keras.layers.normalization.BatchNormalization;
import dev.addax.keras.optimizers.Adam;
import dev.addax.keras.recorded.Recorded;
import dev.addax.keras.saving.LoadOptions;
import dev.addax.keras.saving.SavingException;
import dev.addax.tensor.Provenance;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models on their way into files and back, and what users of Keras have lost on that way. */
class SavingTest {
  private static final List<String> WEIGHTS =
      List.of("w.weights.h5", "w.weights.json", "w.safetensors");

  private final Tensor x = Sample.waves(8, 3);
  private final Tensor y = Sample.waves(8, 1);

  @TempDir Path folder;

  @BeforeEach
  void seed() {
    Keras.clearSession();
    Keras.setRandomSeed(1);
  }

  private static Sequential model() {
    return new Sequential(
        Input.of(3), new Dense(4).activation("tanh"), new BatchNormalization(), new Dense(1));
  }

  private Sequential trained() {
    var model = model();
    model.compile(new Adam(0.01), "mse", "mae");
    model.fit(x, y, Fit.epochs(2).batchSize(4).shuffle(false).verbose(0));
    return model;
  }

  private void train(Model model) {
    model.fit(x, y, Fit.epochs(1).batchSize(4).shuffle(false).verbose(0));
  }

  private Path saved(Model model) {
    var file = folder.resolve("m.keras");
    model.save(file);
    return file;
  }

  private static List<List<Float>> state(Model model) {
    return model.optimizer().variables().stream().map(v -> Sample.numbers(v.value())).toList();
  }

  @Test
  void aSavedModelComesBackWithEverythingAndTrainsOnAsIfItHadNeverMoved() {
    var model = trained();
    var file = saved(model);
    var other = Models.load(file);
    assertThat(other.toJson()).isEqualTo(model.toJson());
    assertThat(Sample.weights(other)).isEqualTo(Sample.weights(model));
    assertThat(state(other)).isEqualTo(state(model));
    assertThat(other.loadReport().orElseThrow().isComplete()).isTrue();
    train(model);
    train(other);
    assertThat(Sample.weights(other)).isEqualTo(Sample.weights(model));
    assertThat(state(other)).isEqualTo(state(model));
  }

  @Test
  void loadedWeightsSayWhereTheyComeFromAndAreNotDrawnAgain() {
    var other = Models.load(saved(trained()));
    var from = new Provenance.Loaded("m.keras", "layers/dense/vars/0");
    assertThat(other.weights().getFirst().provenance()).isEqualTo(from);
    assertThat(other.weightsReport().toString())
        .contains("loaded from m.keras at layers/dense/vars/0");
    var before = Sample.weights(other);
    other.seed(7);
    other.compile("sgd", "mse");
    other.build(Shape.of(-1, 3));
    assertThat(Sample.weights(other)).isEqualTo(before);
    var head = new Model(other.inputs().getFirst(), new Dense(2).apply(other.outputs().getFirst()));
    head.seed(8);
    assertThat(Sample.weights(other)).isEqualTo(before);
  }

  @Test
  void weightsAloneComeBackInEveryFormat() {
    var model = trained();
    for (var name : WEIGHTS) {
      var file = folder.resolve(name);
      model.saveWeights(file);
      var other = model();
      other.compile(new Adam(0.01), "mse", "mae");
      var report = other.loadWeights(file);
      assertThat(report.isComplete()).as(name).isTrue();
      assertThat(Sample.weights(other)).as(name).isEqualTo(Sample.weights(model));
      if (!name.endsWith(".safetensors")) {
        assertThat(state(other)).as(name).isEqualTo(state(model));
      }
    }
  }

  @Test
  void loadingBeforeBuildIsAppliedWhenBuilt() {
    var model = trained();
    var file = folder.resolve("w.weights.h5");
    model.saveWeights(file);
    var late =
        new Sequential(new Dense(4).activation("tanh"), new BatchNormalization(), new Dense(1));
    assertThat(late.loadWeights(file).deferred()).isTrue();
    assertThat(late.predict(x).toFloats()).isEqualTo(model.predict(x).toFloats());
    assertThat(Sample.weights(late)).isEqualTo(Sample.weights(model));
    assertThat(late.loadReport().orElseThrow().loaded()).hasSize(8);
  }

  /** A subclassed model, whose layers meet their input only when it is called. */
  static final class Two extends Model {
    private final Dense first = track("first", new Dense(4).activation("tanh"));
    private final Dense second = track("second", new Dense(1));

    @Override
    protected Tensor call(Tensor x, Call call) {
      return second.apply(first.apply(x, call), call);
    }
  }

  @Test
  void loadingIntoAnUncalledSubclassedModelIsAppliedBeforeItsFirstResult() {
    var model = new Two();
    var expected = model.predict(x);
    var file = folder.resolve("two.weights.h5");
    model.saveWeights(file);
    var late = new Two();
    late.loadWeights(file);
    assertThat(late.apply(x).toFloats()).isEqualTo(expected.toFloats());
    var trained = new Two();
    trained.loadWeights(file);
    trained.compile("sgd", "mse");
    train(trained);
    assertThat(trained.weights().getFirst().provenance()).isInstanceOf(Provenance.Loaded.class);
  }

  @Test
  void aDeferredLoadThatDoesNotFitFailsAtEachUseInsteadOfComputingWithOtherWeights() {
    var file = folder.resolve("w.weights.h5");
    trained().saveWeights(file);
    var other = new Sequential(new Dense(5), new Dense(1));
    other.loadWeights(file);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> other.predict(x)).isInstanceOf(SavingException.class);
    }
  }

  @Test
  void savingAnUnbuiltModelSaysWhatToDo() {
    var unbuilt = new Sequential(new Dense(2));
    for (var name : List.of("m.keras", "w.weights.h5")) {
      assertThatThrownBy(
              () -> {
                if (name.endsWith(".keras")) {
                  unbuilt.save(folder.resolve(name));
                } else {
                  unbuilt.saveWeights(folder.resolve(name));
                }
              })
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("build(");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatDoesNotFitIsListedAtOnceAndNothingIsLoaded() {
    var file = folder.resolve("w.weights.h5");
    trained().saveWeights(file);
    var other = new Sequential(Input.of(3), new Dense(4), new Dense(1), new Dense(1));
    var before = Sample.weights(other);
    assertThatThrownBy(() -> other.loadWeights(file))
        .isInstanceOfSatisfying(
            SavingException.class,
            e -> {
              var report = e.report().orElseThrow();
              assertThat(report.missing())
                  .extracting("expectedAt")
                  .containsExactly("layers/dense_2/vars/0", "layers/dense_2/vars/1");
              assertThat(report.unexpected()).hasSize(4);
            })
        .hasMessageContaining("layers/batch_normalization/vars/0 float32[4]")
        .hasMessageContaining("skipMismatch");
    assertThat(Sample.weights(other)).isEqualTo(before);
  }

  @Test
  void anotherShapeIsNeverWrittenOverSilently() {
    var file = folder.resolve("w.weights.h5");
    trained().saveWeights(file);
    var wide = new Sequential(Input.of(3), new Dense(4), new BatchNormalization(), new Dense(2));
    var before = Sample.weights(wide);
    assertThatThrownBy(() -> wide.loadWeights(file))
        .hasMessageContaining("kernel is float32[4, 2], the file has float32[4, 1]");
    assertThat(Sample.weights(wide)).isEqualTo(before);
    var report = wide.loadWeights(file, LoadOptions.strict().skipMismatch());
    assertThat(report.shapeDiffers()).hasSize(2);
    assertThat(report.loaded()).hasSize(6);
    assertThat(wide.weights().getLast().provenance()).isInstanceOf(Provenance.Initialized.class);
  }

  @Test
  void aFileOfNothingThatFitsIsAnErrorAndNotSilence() {
    var file = folder.resolve("w.weights.h5");
    new Sequential(Input.of(3), new BatchNormalization()).saveWeights(file);
    assertThatThrownBy(() -> new Sequential(Input.of(3), new Dense(1)).loadWeights(file))
        .hasMessageContaining("0 loaded, 2 missing, 4 unexpected");
  }

  @Test
  void byNameGoesToLayersOfTheSameNameAndLeavesTheOthersAlone() {
    var file = folder.resolve("w.weights.h5");
    var first = new Sequential(Input.of(3), new Dense(4).name("body"), new Dense(1).name("old"));
    first.saveWeights(file);
    var second = new Sequential(Input.of(3), new Dense(4).name("body"), new Dense(2).name("new"));
    var report = second.loadWeights(file, LoadOptions.strict().byNames());
    assertThat(report.loaded())
        .extracting("storedAt")
        .containsExactly("layers/dense/vars/0", "layers/dense/vars/1");
    assertThat(report.missing()).hasSize(2);
  }

  @Test
  void flippingTrainableDoesNotChangeWhereWeightsLand() {
    var model = trained();
    var file = folder.resolve("w.weights.h5");
    model.saveWeights(file);
    var other = model();
    other.layers().getFirst().setTrainable(false);
    other.layers().get(1).setTrainable(false);
    other.loadWeights(file);
    for (int i = 0; i < 3; i++) {
      assertThat(Sample.weights(other.layers().get(i)))
          .isEqualTo(Sample.weights(model.layers().get(i)));
    }
  }

  @Test
  void aFrozenLayerIsSavedFrozen() {
    var model = model();
    model.layers().getFirst().setTrainable(false);
    var other = Models.load(saved(model));
    assertThat(other.layers().getFirst().isTrainable()).isFalse();
    assertThat(other.trainableWeights()).hasSize(4);
  }

  /** A layer that makes a part and a weight of its own when it is built. */
  static final class Scaled extends Layer implements Fluent<Scaled> {
    private Variable scale;
    private Dense inner;

    @Override
    protected void build(Shape input) {
      scale = addWeight("scale", Shape.of(input.last()), new dev.addax.keras.initializers.Ones());
      inner = track("inner", new Dense(input.last()));
      inner.buildFor(input);
    }

    @Override
    protected Tensor call(Tensor x, Call call) {
      return inner.apply(x.multiply(scale), call);
    }
  }

  @Test
  void partsAndStateMadeInBuildAreSavedAndLoaded() {
    var scaled = new Scaled();
    var model = new Sequential(Input.of(3), scaled);
    scaled.weights().forEach(w -> w.assign(w.value().add(0.5f)));
    var file = folder.resolve("w.weights.h5");
    model.saveWeights(file);
    var other = new Sequential(Input.of(3), new Scaled());
    assertThat(other.loadWeights(file).loaded())
        .extracting("storedAt")
        .containsExactly(
            "layers/scaled/vars/0", "layers/scaled/inner/vars/0", "layers/scaled/inner/vars/1");
    assertThat(Sample.weights(other)).isEqualTo(Sample.weights(model));
  }

  @Test
  void stateOfAnotherOptimizerIsReportedAndNotFatal() {
    var file = folder.resolve("w.weights.h5");
    trained().saveWeights(file);
    var other = model();
    other.compile("sgd", "mse");
    var report = other.loadWeights(file);
    assertThat(report.isComplete()).isTrue();
    assertThat(report.notes()).anyMatch(n -> n.contains("optimizer not loaded"));
  }

  @Test
  void uncompiledOnRequest() {
    assertThat(Models.load(saved(trained()), LoadOptions.strict().compile(false)).isCompiled())
        .isFalse();
  }

  @Test
  void theSuffixChoosesAndAWrongOneSaysWhichThereAre() {
    var model = model();
    assertThatThrownBy(() -> model.save(folder.resolve("m.onnx"))).hasMessageContaining(".keras");
    assertThatThrownBy(() -> model.save(folder.resolve("m.weights.h5")))
        .hasMessageContaining("saveWeights");
    assertThatThrownBy(() -> model.saveWeights(folder.resolve("m.keras")))
        .hasMessageContaining(".weights.h5");
    assertThatThrownBy(() -> Models.load(folder.resolve("none.keras")))
        .hasMessageContaining("There is no file");
  }

  private static Model same(int inputs, int units) {
    var x = Input.of(inputs);
    return new Model(x, new Dense(units).name("same").apply(x));
  }

  /** Real Keras cannot save it in this form either, and says less. */
  @Test
  void twoVariablesOfOnePathAreNoCaseForH5() {
    var both = new Sequential(Input.of(3), same(3, 2), same(2, 1));
    both.compile("adam", "mse");
    both.optimizer().build(both.trainableWeights());
    assertThatThrownBy(() -> both.save(folder.resolve("m.h5")))
        .isInstanceOf(SavingException.class)
        .hasMessageContaining("m.h5")
        .hasMessageContaining("save as .keras");
    both.save(folder.resolve("m.keras"));
  }

  @Test
  void inspectionReadsNoWeightsAndTellsWhatThereIs() {
    var found = Models.inspect(saved(trained()));
    assertThat(found.problems()).isEmpty();
    assertThat(found.weights()).hasSize(8);
    assertThat(found.optimizer()).hasSize(14);
    assertThat(found.metadata()).containsEntry("keras_version", "3.15.1");
    assertThat(found.toString())
        .contains("no value yet", "layers/dense/vars/0 float32[3, 4]", "Everything can");
  }

  static Path resource(Path folder, String name) throws IOException {
    var file = folder.resolve(name);
    try (var in = Objects.requireNonNull(SavingTest.class.getResourceAsStream(name))) {
      Files.write(file, in.readAllBytes());
    }
    return file;
  }

  @Test
  void aModelTrainedByKerasPredictsTheSameAndTrainsOnTheSame() throws IOException {
    var recorded = Recorded.rows(SavingTest.class, "saved.json").getLast();
    var model = Models.load(resource(folder, "trained.keras"));
    Recorded.assertClose("predict", model.predict(x), recorded.get("predict"));
    train(model);
    var continued = Recorded.list(recorded.get("continued"));
    for (int i = 0; i < continued.size(); i++) {
      Recorded.assertClose("weight " + i, model.weights().get(i).value(), continued.get(i));
    }
  }

  /** A layer with a part that only a second call would use. */
  static final class Lazy extends Layer implements Fluent<Lazy> {
    private final Dense used = track("used", new Dense(2));
    private final Dense spare = track("spare", new Dense(2));

    @Override
    protected Tensor call(Tensor x, Call call) {
      return Boolean.TRUE.equals(call.givenTraining()) ? spare.apply(x) : used.apply(x);
    }
  }

  @Test
  void aLayerThatWasNeverBuiltIsNamedWhenTheFileHasWeightsForIt() {
    var whole = new Sequential(Input.of(3), new Lazy());
    whole.layers().getFirst().parts().get("spare").buildFor(Shape.of(-1, 3));
    var file = folder.resolve("w.weights.h5");
    whole.saveWeights(file);
    var part = new Sequential(Input.of(3), new Lazy());
    var spare = part.layers().getFirst().parts().get("spare").name();
    assertThatThrownBy(() -> part.loadWeights(file))
        .hasMessageContaining("layers/lazy/spare/vars/0")
        .hasMessageContaining("not built, so without weights: [" + spare + "]");
  }

  @Test
  void theKerasFileLoadsWhereverTheWeightsFileDoes() {
    var inner = new Sequential(Input.of(3), new Dense(3), new BatchNormalization());
    var in = Input.of(3);
    var model = new Model(in, new Dense(1).apply(inner.apply(inner.apply(in))));
    inner.setTrainable(false);
    var weights = folder.resolve("w.weights.h5");
    model.saveWeights(weights);
    var other = Models.load(saved(model));
    assertThat(Sample.weights(other)).isEqualTo(Sample.weights(model));
    assertThat(other.loadWeights(weights).isComplete()).isTrue();
    assertThat(other.trainableWeights()).hasSize(2);
    assertThat(other.predict(x).toFloats()).isEqualTo(model.predict(x).toFloats());
  }

  @Test
  void stateOfTheOptimizerThatIsDamagedLeavesTheWeightsAsTheyWere() throws IOException {
    var file = folder.resolve("w.weights.h5");
    trained().saveWeights(file);
    var bytes = Files.readAllBytes(file);
    // The elements come last, and those of the optimizer after those of the layers.
    var cut = ByteBuffer.wrap(Arrays.copyOf(bytes, bytes.length - 8));
    cut.order(ByteOrder.LITTLE_ENDIAN).putLong(40, cut.limit());
    Files.write(file, cut.array());
    var model = trained();
    train(model);
    var weights = Sample.weights(model);
    var state = state(model);
    var from = model.weights().getFirst().provenance();
    assertThatThrownBy(() -> model.loadWeights(file))
        .isInstanceOf(SavingException.class)
        .hasMessageContaining("w.weights.h5")
        .hasMessageContaining("optimizer");
    assertThat(Sample.weights(model)).isEqualTo(weights);
    assertThat(state(model)).isEqualTo(state);
    assertThat(model.weights().getFirst().provenance()).isEqualTo(from);
  }

  @Test
  void shardsThatNoIndexNamesAreRemovedByTheNextSaveAndThoseOfOthersStay() throws IOException {
    var token = "_s0123456789abcdef_00001.weights.h5";
    var left = Files.writeString(folder.resolve("w" + token), "of a save that was killed");
    var ofOthers =
        List.of(
            Files.writeString(folder.resolve("w_2" + token), "of another index"),
            Files.writeString(folder.resolve("w_20260101_00001.weights.h5"), "of another index"),
            Files.writeString(folder.resolve("w_00001.weights.h5"), "of Keras"));
    trained().saveWeights(folder.resolve("w.weights.json"));
    assertThat(left).doesNotExist();
    assertThat(ofOthers).allSatisfy(file -> assertThat(file).exists());
    assertThat(trained().loadWeights(folder.resolve("w.weights.json")).isComplete()).isTrue();
  }
}
