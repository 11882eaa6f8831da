package dev.addax.keras.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.addax.data.Array;
import dev.addax.data.Batch;
import dev.addax.data.Columns;
import dev.addax.data.Dataset;
import dev.addax.keras.config.Keras;
import dev.addax.keras.layers.Input;
import dev.addax.keras.layers.augmentation.RandomCrop;
import dev.addax.keras.layers.core.Dense;
import dev.addax.keras.layers.merging.Concatenate;
import dev.addax.keras.layers.reshaping.Flatten;
import dev.addax.keras.optimizers.Adam;
import dev.addax.keras.optimizers.SGD;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Training histories of Keras 3.15 on TensorFlow, from the same seed and data. */
class FitTest {
  private final Tensor x = Sample.waves(20, 3);
  private final Tensor y = Sample.classes(20, 3);
  private final Tensor counts = Sample.line(0.1, 2, 20);

  @BeforeEach
  void clear() {
    Keras.clearSession();
  }

  private static Sequential classifier() {
    Keras.setRandomSeed(42);
    var model =
        new Sequential(
            Input.of(3), new Dense(4).activation("tanh"), new Dense(3).activation("softmax"));
    model.compile(
        Compile.with(new SGD().learningRate(0.5))
            .loss("sparse_categorical_crossentropy")
            .metrics("accuracy")
            .weightedMetrics("accuracy"));
    return model;
  }

  private static Fit quietly(int epochs) {
    return Fit.epochs(epochs).shuffle(false).verbose(0);
  }

  private static void assertLogs(History history, String name, double... expected) {
    var values = history.get(name);
    assertThat(values).as(name).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(values.get(i)).as(name + " " + i).isCloseTo(expected[i], within(2e-5));
    }
  }

  @Test
  void classWeightsAndTheLastPartForValidation() {
    var history =
        classifier()
            .fit(
                x,
                y,
                quietly(3)
                    .batchSize(4)
                    .classWeight(Map.of(0, 1.0, 1, 2.0, 2, 0.5))
                    .validationSplit(0.25));
    assertLogs(history, "loss", 1.3708935976, 1.1875152588, 1.1699992418);
    assertLogs(history, "accuracy", 0.1333333403, 0.3333333433, 0.3333333433);
    assertLogs(history, "weighted_accuracy", 0.2285714298, 0.5714285970, 0.5714285970);
    assertLogs(history, "val_loss", 1.1515548229, 1.1770985127, 1.1886806488);
    assertLogs(history, "val_weighted_accuracy", 0.4, 0.4, 0.4);
    assertThat(history.epochs()).containsExactly(0, 1, 2);
  }

  @Test
  void sampleWeightsAndRareValidation() {
    var few = List.of(x.narrow(0, 0, 7), y.narrow(0, 0, 7), counts.narrow(0, 0, 7));
    var history =
        classifier()
            .fit(
                x,
                y,
                quietly(2)
                    .batchSize(8)
                    .sampleWeight(counts)
                    .validation(few.get(0), few.get(1), few.get(2))
                    .validationFreq(2));
    assertLogs(history, "loss", 1.2535904646, 1.1776540279);
    assertLogs(history, "weighted_accuracy", 0.29999998, 0.55238098);
    assertLogs(history, "val_loss", 0.4704467356);
    assertLogs(history, "val_accuracy", 0.2857142985);
    assertLogs(history, "val_weighted_accuracy", 0.3214285672);
  }

  @Test
  void theOrderOfShuffledExamplesIsThatOfKerasOnTensorFlow() {
    var history = classifier().fit(x, y, Fit.epochs(3).batchSize(8).verbose(0));
    assertLogs(history, "loss", 1.2087001801, 1.1721684933, 1.1619186401);
    assertLogs(history, "accuracy", 0.25, 0.2, 0.3);
  }

  @Test
  void stepsPerEpochGiveTheBatchSizeAndEpochsCountFromTheInitialOne() {
    var history = classifier().fit(x, y, quietly(4).initialEpoch(1).stepsPerEpoch(3));
    assertLogs(history, "loss", 1.1675885916, 1.1197137833, 1.1095210314);
    assertThat(history.epochs()).containsExactly(1, 2, 3);
  }

  @Test
  void evaluateAndSingleBatches() {
    var model = classifier();
    model.fit(x, y, quietly(4).initialEpoch(1).stepsPerEpoch(3));
    var results =
        model.evaluate(x, y, Evaluate.defaults().batchSize(8).sampleWeight(counts).verbose(0));
    assertThat(results.keySet()).containsExactly("loss", "accuracy", "weighted_accuracy");
    assertThat(results.get("loss")).isCloseTo(1.1477200985, within(2e-5));
    assertThat(results.get("weighted_accuracy")).isCloseTo(0.3999999762, within(2e-5));
    var classWeights = Sample.classes(20, 3).equal(0).cast(x.dtype()).add(1);
    var trained = model.trainOnBatch(new Step(List.of(x), List.of(y), List.of(classWeights)));
    assertThat(trained.get("loss")).isCloseTo(1.4756557941, within(2e-5));
    assertThat(trained.get("weighted_accuracy")).isCloseTo(0.4074074030, within(2e-5));
    var tested = model.testOnBatch(new Step(List.of(x), List.of(y), List.of(counts)));
    assertThat(tested.get("loss")).isCloseTo(1.1579020023, within(2e-5));
  }

  private static Model twoOutputs() {
    var a = Input.of("a", 3);
    var b = Input.of("b", 2);
    var hidden = new Concatenate().apply(new Dense(3).activation("relu").name("da").apply(a), b);
    var value = new Dense(1).name("value").apply(hidden);
    var kind = new Dense(2).activation("softmax").name("kind").apply(hidden);
    return new Model(List.of(a, b), List.of(value, kind));
  }

  private final List<Tensor> twoInputs =
      List.of(Sample.waves(10, 3), Sample.waves(10, 2).multiply(0.5));
  private final List<Tensor> twoTargets = List.of(Sample.waves(10, 1), Sample.classes(10, 2));

  @Test
  void lossesMetricsAndWeightsOfSeveralOutputsByName() {
    Keras.setRandomSeed(7);
    var model = twoOutputs();
    model.compile(
        Compile.with(new Adam().learningRate(0.01))
            .lossFor("value", "mse")
            .lossFor("kind", "sparse_categorical_crossentropy")
            .lossWeightFor("value", 1)
            .lossWeightFor("kind", 0.5)
            .metricsFor("value", "mae", "mae")
            .metricsFor("kind", "accuracy")
            .weightedMetricsFor("value", "mae"));
    var history =
        model.fit(
            twoInputs,
            twoTargets,
            quietly(2)
                .batchSize(4)
                .sampleWeight(Sample.line(0.5, 1.5, 10))
                .validation(twoInputs, twoTargets));
    assertLogs(history, "loss", 0.7572438121, 0.6433016062);
    assertLogs(history, "value_loss", 0.2516573370, 0.1932657361);
    assertLogs(history, "kind_loss", 1.0088062286, 0.9301509857);
    assertLogs(history, "value_mae", 0.4983113706, 0.4260170460);
    assertLogs(history, "value_mae_1", 0.4983113706, 0.4260170460);
    assertLogs(history, "value_weighted_mae", 0.4283021986, 0.3728723526);
    assertLogs(history, "kind_accuracy", 0, 0);
    assertLogs(history, "val_loss", 0.7187744379, 0.6189823151);
    assertLogs(history, "val_value_weighted_mae", 0.4304510057, 0.3764622211);
    assertThat(history.names()).hasSize(14);
  }

  @Test
  void lossesAndMetricsOfSeveralOutputsInOrder() {
    Keras.setRandomSeed(7);
    var model = twoOutputs();
    model.compile(
        Compile.with("sgd")
            .losses("mse", "sparse_categorical_crossentropy")
            .metrics("mae", "accuracy"));
    var history = model.fit(twoInputs, twoTargets, quietly(1).batchSize(5));
    assertThat(history.names())
        .containsExactly("kind_accuracy", "kind_loss", "loss", "value_loss", "value_mae");
  }

  @Test
  void anOutputWithoutLossNeedsNoTarget() {
    var model = twoOutputs();
    model.compile(Compile.with("sgd").losses("mse", null));
    var history = model.fit(twoInputs, twoTargets.subList(0, 1), quietly(1));
    assertThat(history.names()).containsExactly("loss");
  }

  @Test
  void namedOutputsComeSortedByName() {
    var x = Input.of(3);
    var model =
        new Model(
            List.of(x),
            Map.of(
                "value",
                new Dense(1).apply(x),
                "kind",
                new Dense(2).activation("softmax").apply(x)));
    model.compile(
        Compile.with("sgd")
            .lossFor("value", "mse")
            .lossFor("kind", "sparse_categorical_crossentropy"));
    var inputs = List.of(Sample.waves(8, 3));
    var history = model.fit(inputs, List.of(Sample.classes(8, 2), Sample.waves(8, 1)), quietly(1));
    assertThat(history.names()).contains("kind_loss", "value_loss");
    assertThat(model.predict(inputs, 4)).extracting(t -> t.shape().last()).containsExactly(2, 1);
  }

  // ---- datasets

  private static Array array(Tensor tensor) {
    return Array.of(tensor);
  }

  private Dataset batches(int size) {
    return Dataset.of(
        IntStream.range(0, 20 / size)
            .mapToObj(
                i ->
                    Batch.of(
                        array(x.narrow(0, i * size, size)), array(y.narrow(0, i * size, size))))
            .toList());
  }

  @Test
  void aDatasetTrainsAsTheSameArraysDo() {
    var arrays = classifier();
    arrays.fit(x, y, quietly(2).batchSize(5).validation(x, y));
    var dataset = classifier();
    var history = dataset.fit(batches(5), quietly(2).validation(batches(5)));
    assertThat(Sample.weights(dataset)).isEqualTo(Sample.weights(arrays));
    assertThat(history.names()).contains("val_loss", "val_accuracy");
    assertThat(dataset.evaluate(batches(5), Evaluate.defaults().verbose(0)).get("loss"))
        .isCloseTo(history.last("val_loss"), within(1e-6));
  }

  @Test
  void aRepeatedDatasetGoesOnAcrossEpochs() {
    var steps = new int[1];
    var counter =
        new Callback() {
          @Override
          public void onTrainBatchEnd(int batch, Logs logs) {
            steps[0]++;
          }
        };
    var model = classifier();
    var straight = classifier();
    model.fit(batches(5).repeat(), quietly(4).stepsPerEpoch(3).callbacks(counter));
    straight.fit(batches(5), quietly(3));
    assertThat(steps[0]).isEqualTo(12);
    assertThat(Sample.weights(model)).isEqualTo(Sample.weights(straight));
  }

  private static final class Steps implements Callback {
    final List<Integer> perEpoch = new ArrayList<>();

    @Override
    public void onEpochBegin(int epoch) {
      perEpoch.add(0);
    }

    @Override
    public void onTrainBatchEnd(int batch, Logs logs) {
      perEpoch.add(perEpoch.removeLast() + 1);
    }
  }

  @Test
  void dataThatRunsOutEndsTheEpochAndBeginsAgain() {
    var dataset = new Steps();
    classifier().fit(batches(5), quietly(3).stepsPerEpoch(3).callbacks(dataset));
    assertThat(dataset.perEpoch).containsExactly(3, 1, 3);
    var arrays = new Steps();
    classifier().fit(x, y, quietly(3).batchSize(5).stepsPerEpoch(3).callbacks(arrays));
    assertThat(arrays.perEpoch).containsExactly(3, 1, 3);
    var exact = new Steps();
    classifier().fit(batches(5), quietly(2).stepsPerEpoch(4).callbacks(exact));
    assertThat(exact.perEpoch).containsExactly(4, 4);
  }

  @Test
  void validationStepsAreTheFirstOnesEachTime() {
    var few = classifier();
    var some = few.fit(x, y, quietly(2).batchSize(5).validation(x, y).validationSteps(2));
    var whole = classifier();
    var part =
        whole.fit(x, y, quietly(2).batchSize(5).validation(x.narrow(0, 0, 10), y.narrow(0, 0, 10)));
    assertThat(some.get("val_loss")).isEqualTo(part.get("val_loss"));
  }

  @Test
  void namedColumnsGoWhereTheirNamesSay() {
    var byName =
        Dataset.of(
            List.of(
                new Batch(
                    Columns.of(Map.of("b", array(twoInputs.get(1)), "a", array(twoInputs.get(0)))),
                    Columns.of(
                        Map.of(
                            "kind", array(twoTargets.get(1)), "value", array(twoTargets.get(0)))),
                    Columns.NONE)));
    var how = Compile.with("sgd").losses("mse", "sparse_categorical_crossentropy");
    Keras.setRandomSeed(7);
    var model = twoOutputs();
    model.compile(how);
    model.fit(byName, quietly(1));
    Keras.setRandomSeed(7);
    var arrays = twoOutputs();
    arrays.compile(Compile.with("sgd").losses("mse", "sparse_categorical_crossentropy"));
    arrays.fit(twoInputs, twoTargets, quietly(1));
    assertThat(Sample.weights(model)).isEqualTo(Sample.weights(arrays));
  }

  @Test
  void aModelWhoseShapesDifferInTrainingIsTrained() {
    var model =
        new Sequential(Input.of(4, 4, 1), new RandomCrop(2, 2), new Flatten(), new Dense(1));
    model.compile("sgd", "mse");
    var before = model.weights().getFirst().value().toFloats();
    model.fit(Tensors.ones(2, 4, 4, 1), Tensors.zeros(2, 1), Fit.epochs(1).verbose(0));
    assertThat(model.weights().getFirst().value().toFloats()).isNotEqualTo(before);
  }
}
