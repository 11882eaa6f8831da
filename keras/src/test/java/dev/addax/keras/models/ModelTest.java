package dev.addax.keras.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.keras.config.Json;
import dev.addax.keras.config.Keras;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Input;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.augmentation.RandomTranslation;
import dev.addax.keras.layers.core.Dense;
import dev.addax.keras.layers.merging.Concatenate;
import dev.addax.keras.layers.normalization.BatchNormalization;
import dev.addax.keras.layers.regularization.Dropout;
import dev.addax.keras.metrics.Mean;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.Variable;
import dev.addax.tensor.transform.Gradients;
import dev.addax.tensor.type.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Functional, sequential and subclassed models. */
class ModelTest {
  private final Tensor x = Sample.waves(8, 3);

  @BeforeEach
  void seed() {
    Keras.clearSession();
    Keras.setRandomSeed(1);
  }

  /** Two inputs, a nested model, a shared layer, plain operations, two outputs. */
  private static Model whole() {
    var a = Input.of("a", 3);
    var b = Input.of("b", 2);
    var start = Input.of(3);
    var inner = new Model(start, new Dense(3).activation("relu").apply(start)).name("inner");
    var shared = new Dense(2).name("shared");
    var joined = new Concatenate().apply(shared.apply(inner.apply(a)), shared.apply(a), b);
    var scaled = joined.multiply(2).add(1);
    var value = new Dense(1).name("value").apply(scaled);
    var kind = new Dense(2).name("kind").apply(new BatchNormalization().apply(scaled));
    return new Model(List.of(a, b), List.of(value, kind)).name("whole");
  }

  @Test
  void manyInputsAndOutputsSharedLayersAndNestedModels() {
    var model = whole();
    assertThat(model.name()).isEqualTo("whole");
    var outputs = model.predict(List.of(x, Sample.waves(8, 2)), 3);
    assertThat(outputs).extracting(Tensor::shape).containsExactly(Shape.of(8, 1), Shape.of(8, 2));
    assertThat(model.weights()).hasSize(2 + 2 + 4 + 2 + 2);
    assertThat(model.layers())
        .extracting(Layer::name)
        .contains("inner", "shared")
        .doesNotHaveDuplicates();
    model.compile("sgd", "mse");
    var before = Sample.weights(model.layer("shared"));
    model.fit(
        List.of(x, Sample.waves(8, 2)),
        List.of(Sample.waves(8, 1), Sample.waves(8, 2)),
        Fit.epochs(1).verbose(0));
    assertThat(Sample.weights(model.layer("shared"))).isNotEqualTo(before);
  }

  @Test
  void theBatchMayHaveAnySize() {
    var model = whole();
    for (int rows : new int[] {1, 5, 33}) {
      var outputs = model.predict(List.of(Sample.waves(rows, 3), Sample.waves(rows, 2)), 32);
      assertThat(outputs.getFirst().shape()).isEqualTo(Shape.of(rows, 1));
    }
  }

  @Test
  void aSubmodelSharesLayersAndWeights() {
    var model = whole();
    var part =
        new Model(
            model.inputs().getFirst(),
            model.layer("shared").nodes().getFirst().outputs().getFirst());
    assertThat(part.weights()).isSubsetOf(model.weights());
    assertThat(part.predict(x).shape()).isEqualTo(Shape.of(8, 2));
  }

  @Test
  void theSummaryShowsNestedLayersAndWhatTrains() {
    var model = whole();
    model.layer("shared").setTrainable(false);
    var text = Summary.plain().expandingNested().withTrainable().of(model);
    assertThat(text)
        .startsWith("Model: \"whole\"\n")
        .contains("└ dense (Dense)")
        .contains("inner[0][0], a[0][0]")
        .contains(" Total params: 65 (260.00 B)\n")
        .contains(" Trainable params: 45 (180.00 B)\n")
        .contains(" Non-trainable params: 20 (80.00 B)\n");
    var shared =
        text.lines().filter(line -> line.contains("shared (Dense)")).findFirst().orElseThrow();
    assertThat(shared).contains("initialized; frozen").contains(" N ");
  }

  // ---- sequential

  @Test
  void theSummaryOfASequential() {
    var model =
        new Sequential(Input.of(3), new Dense(4).activation("relu"), new Dense(1)).name("seq");
    assertThat(Summary.plain().of(model))
        .isEqualTo(
            """
            Model: "seq"
            ┏━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━┳━━━━━━━━━┳━━━━━━━━━━━━━┓
            ┃ Layer (type)    ┃ Output Shape ┃ Param # ┃ Weights     ┃
            ┡━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━╇━━━━━━━━━╇━━━━━━━━━━━━━┩
            │ dense (Dense)   │ (None, 4)    │      16 │ initialized │
            ├─────────────────┼──────────────┼─────────┼─────────────┤
            │ dense_1 (Dense) │ (None, 1)    │       5 │ initialized │
            └─────────────────┴──────────────┴─────────┴─────────────┘
             Total params: 21 (84.00 B)
             Trainable params: 21 (84.00 B)
             Non-trainable params: 0 (0.00 B)
            """);
  }

  @Test
  void layersCanBeAddedAndTakenAway() {
    var model = new Sequential();
    model.add(Input.of(3)).add(new Dense(4)).add(new Dense(2));
    assertThat(model.weights()).hasSize(4);
    assertThat(model.predict(x).shape()).isEqualTo(Shape.of(8, 2));
    var kept = Sample.weights(model.layers().getFirst());
    model.pop();
    assertThat(model.predict(x).shape()).isEqualTo(Shape.of(8, 4));
    model.add(new Dense(1));
    assertThat(Sample.weights(model.layers().getFirst())).isEqualTo(kept);
    assertThat(model.predict(x).shape()).isEqualTo(Shape.of(8, 1));
    assertThatThrownBy(() -> new Sequential().build(Shape.of(-1, 3)))
        .hasMessageContaining("no layers");
  }

  @Test
  void aDeferredModelIsBuiltByShapeOrByData() {
    var told = new Sequential(new Dense(2));
    told.build(Shape.of(-1, 3));
    assertThat(told.weights()).hasSize(2);
    var met = new Sequential(new Dense(2));
    assertThat(met.apply(x).shape()).isEqualTo(Shape.of(8, 2));
    assertThat(met.predict(Sample.waves(5, 3)).shape()).isEqualTo(Shape.of(5, 2));
  }

  @Test
  void anInnerModelTakesItsInputsAsOneList() {
    var a = Input.of(3);
    var b = Input.of(2);
    var inner = new Model(List.of(a, b), List.of(new Concatenate().apply(a, b)));
    var x = Input.of(3);
    var y = Input.of(2);
    var outer = new Model(List.of(x, y), inner.applyAll(List.of(x, y)));
    assertThat(outer.toJson())
        .contains(
            """
            "inbound_nodes": [{"args": [[{"class_name": "__keras_tensor__", "config": \
            {"shape": [null, 3], "dtype": "float32", "keras_history": ["input_layer_2", 0, 0]}}, \
            {"class_name": "__keras_tensor__\"\
            """);
    assertThat(Models.fromJson(outer.toJson()).toJson()).isEqualTo(outer.toJson());
  }

  private Set<Float> dropped(Model model, Call call) {
    return Set.copyOf(Sample.numbers(model.apply(Tensors.ones(4, 8), call)));
  }

  /** Keras writes {@code training=False} with each dropout of a graph, whoever said so. */
  @Test
  void theCallOfAModelDecidesWhetherItsLayersTrain() {
    for (var own : List.of(Call.DEFAULT, Call.TRAINING, Call.INFERENCE)) {
      var input = Input.of(8);
      var made = new Model(input, new Dropout(0.5).seed(1).apply(input, own));
      for (var model : List.of(made, Models.fromJson(made.toJson()))) {
        assertThat(dropped(model, Call.TRAINING)).containsExactlyInAnyOrder(0f, 2f);
        assertThat(dropped(model, Call.INFERENCE)).containsExactly(1f);
        assertThat(dropped(model, Call.DEFAULT)).hasSize(own == Call.TRAINING ? 2 : 1);
      }
    }
  }

  @Test
  void augmentationActsUnlessSomebodySwitchesItOff() {
    var model = new Sequential(Input.of(4, 4, 1), new RandomTranslation(0.9, 0.9).seed(1));
    var pictures = Sample.waves(4, 16).reshape(4, 4, 4, 1);
    assertThat(Sample.numbers(model.apply(pictures))).isNotEqualTo(Sample.numbers(pictures));
    assertThat(Sample.numbers(model.predict(pictures))).isEqualTo(Sample.numbers(pictures));
  }

  // ---- subclassed

  /** A model of a class of its own, with its own steps. */
  private static final class Mine extends Model {
    private final Dense hidden = track("hidden", new Dense(4).activation("tanh"));
    private final Dense last = track("last", new Dense(1));
    private boolean ownSteps;

    @Override
    protected Tensor call(Tensor input, Call call) {
      return last.apply(hidden.apply(input));
    }

    @Override
    protected void trainStep(Step step) {
      if (!ownSteps) {
        super.trainStep(step);
        return;
      }
      var error =
          apply(step.inputs().getFirst(), Call.TRAINING).subtract(step.targets().getFirst());
      var loss = error.square().mean();
      optimizer().apply(Gradients.of(loss, trainableWeights()));
    }

    @Override
    protected void testStep(Step step) {
      if (!ownSteps) {
        super.testStep(step);
        return;
      }
      var error = apply(step.inputs().getFirst()).subtract(step.targets().getFirst());
      ((Mean) metrics().get("loss")).updateState(error.abs().max());
    }

    @Override
    protected List<Tensor> predictStep(Step step) {
      var outputs = super.predictStep(step);
      return ownSteps ? List.of(outputs.getFirst().multiply(10)) : outputs;
    }
  }

  @Test
  void aSubclassTrainsLikeTheSameSequential() {
    var mine = new Mine();
    var stack = new Sequential(Input.of(3), new Dense(4).activation("tanh"), new Dense(1));
    mine.build(Shape.of(-1, 3));
    for (int i = 0; i < 4; i++) {
      stack.weights().get(i).assign(mine.weights().get(i).value());
    }
    var how = Fit.epochs(2).shuffle(false).verbose(0);
    mine.compile("sgd", "mse");
    stack.compile("sgd", "mse");
    assertThat(mine.fit(x, Sample.waves(8, 1), how).asMap())
        .isEqualTo(stack.fit(x, Sample.waves(8, 1), how).asMap());
    assertThat(Sample.weights(mine)).isEqualTo(Sample.weights(stack));
    assertThat(mine.weights())
        .extracting(Variable::name)
        .containsExactly("kernel", "bias", "kernel", "bias");
  }

  @Test
  void stepsMayBeOverridden() {
    var plain = new Mine();
    plain.compile("sgd", "mse");
    plain.fit(x, Sample.waves(8, 1), Fit.epochs(1).verbose(0));
    var before = plain.predict(x);
    var mine = new Mine();
    mine.ownSteps = true;
    mine.build(Shape.of(-1, 3));
    for (int i = 0; i < 4; i++) {
      mine.weights().get(i).assign(plain.weights().get(i).value());
    }
    assertThat(Sample.numbers(mine.predict(x))).isEqualTo(Sample.numbers(before.multiply(10)));
    mine.compile("sgd", "mse");
    var weights = Sample.weights(mine);
    mine.fit(x, Sample.waves(8, 1), Fit.epochs(1).verbose(0));
    assertThat(Sample.weights(mine)).isNotEqualTo(weights);
    var furthest = mine.apply(x).subtract(Sample.waves(8, 1)).abs().max().item();
    assertThat(mine.evaluate(x, Sample.waves(8, 1), Evaluate.defaults().verbose(0)).get("loss"))
        .isCloseTo(furthest, org.assertj.core.api.Assertions.within(1e-6));
  }

  private static final class Penalized extends Layer implements Fluent<Penalized> {
    @Override
    protected Tensor call(Tensor input, Call call) {
      addLoss(input.square().mean());
      return input;
    }
  }

  @Test
  void lossesThatLayersAddCount() {
    var model = new Sequential(Input.of(3), new Penalized());
    model.compile("sgd", "mse");
    var loss = model.evaluate(x, x, Evaluate.defaults().verbose(0)).get("loss");
    assertThat(loss)
        .isCloseTo(x.square().mean().item(), org.assertj.core.api.Assertions.within(1e-6));
  }

  // ---- predict

  @Test
  void sixteenThreadsPredictTheSameBits() throws Exception {
    var model = new Sequential(Input.of(3), new Dense(32).activation("tanh"), new Dense(2));
    var rows = IntStream.range(0, 64).mapToObj(i -> Sample.waves(1 + i % 5, 3)).toList();
    var expected = rows.stream().map(row -> Sample.numbers(model.predict(row))).toList();
    try (var threads = Executors.newFixedThreadPool(16)) {
      List<Future<List<Float>>> results =
          threads.invokeAll(
              rows.stream()
                  .<java.util.concurrent.Callable<List<Float>>>map(
                      row -> () -> Sample.numbers(model.predict(row)))
                  .toList());
      for (int i = 0; i < expected.size(); i++) {
        assertThat(results.get(i).get()).isEqualTo(expected.get(i));
      }
    }
  }

  @Test
  void predictInBatchesGivesWhatOneBatchGives() {
    var model = new Sequential(Input.of(3), new Dense(2));
    assertThat(model.predict(x, 3).shape()).isEqualTo(Shape.of(8, 2));
    assertThat(model.predict(x, 3).subtract(model.predictOnBatch(x)).abs().max().item())
        .isLessThan(1e-6);
  }

  // ---- JSON

  /** Layers that take a mask are told so in Python, even when there is none. */
  private static Object withoutMasks(String json) {
    return Json.parse(json.replace("\"kwargs\": {\"mask\": null}", "\"kwargs\": {}"));
  }

  @Test
  void readsAndWritesWhatPythonWrites() throws IOException {
    String json;
    try (var in = ModelTest.class.getResourceAsStream("functional.json")) {
      json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    var model = Models.fromJson(json);
    assertThat(model.predict(List.of(x, Sample.waves(8, 2)), 8)).hasSize(2);
    assertThat(model.countParams()).isEqualTo(65);
    assertThat(withoutMasks(model.toJson())).isEqualTo(withoutMasks(json));
  }

  @Test
  void writesWhatItReads() {
    var model = new Sequential(Input.of(3), new Dense(4).activation("relu"), new Dense(1));
    model.compile("adam", "mse", "mae");
    model.fit(x, Sample.waves(8, 1), Fit.epochs(1).verbose(0));
    var json = model.toJson();
    var revived = Models.fromJson(json);
    assertThat(Json.parse(revived.toJson())).isEqualTo(Json.parse(json));
    assertThat(revived.isCompiled()).isTrue();
    assertThat(revived.weights()).hasSize(4);
    assertThat(revived.weightsReport().weights()).allMatch(w -> w.updates() == 0);
  }

  @Test
  void jsonThatIsNoModel() {
    assertThatThrownBy(() -> Models.fromJson("{")).hasMessageContaining("line 1");
    assertThatThrownBy(() -> Models.fromJson("{\"class_name\": \"Densee\", \"config\": {}}"))
        .hasMessageContaining("Densee")
        .hasMessageContaining("Dense");
    assertThatThrownBy(
            () ->
                Models.fromJson(
                    "{\"module\": \"keras.layers\", \"class_name\": \"Dense\","
                        + " \"config\": {\"units\": 2}}"))
        .hasMessageContaining("expected a model");
  }
}
