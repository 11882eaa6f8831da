package dev.addax.keras.models;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.addax.keras.callbacks.TerminateOnNaN;
import dev.addax.keras.config.ConfigException;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Input;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.core.Dense;
import dev.addax.keras.metrics.Mean;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What goes wrong says what, where, what was received, and what to do. */
class BadInputTest {
  private static final Fit QUIET = Fit.epochs(1).verbose(0);

  private final Tensor x = Sample.waves(8, 3);
  private final Tensor y = Sample.classes(8, 2);

  private static Sequential classifier() {
    var model = new Sequential(Input.of(3), new Dense(2).activation("softmax").name("digit"));
    model.compile("sgd", "sparse_categorical_crossentropy", "accuracy");
    return model;
  }

  private static void fails(Runnable action, String... parts) {
    assertThatThrownBy(action::run).isInstanceOf(RuntimeException.class).message().contains(parts);
  }

  @Test
  void aWrongNumberOfFeatures() {
    fails(() -> classifier().fit(Sample.waves(8, 4), y, QUIET), "(None, 3)", "(8, 4)");
    fails(() -> classifier().predict(Sample.waves(8, 4)), "(None, 3)", "(8, 4)");
  }

  @Test
  void aWrongRank() {
    fails(
        () -> classifier().predict(Sample.waves(8, 9).reshape(8, 3, 3)), "(None, 3)", "(8, 3, 3)");
    fails(() -> new Dense(2).name("d").apply(Tensors.ones(4)), "Dense 'd'", "rank 2", "(4,)");
  }

  @Test
  void unknownNamesOfferTheNearOnes() {
    var model = new Sequential(Input.of(3), new Dense(2));
    fails(() -> new Dense(2).activation("relo").apply(x), "relo", "relu");
    fails(() -> new Dense(2).activation("rleu"), "Did you mean 'relu' or");
    fails(() -> new Dense(2).kernelInitializer("glorot_unifrom").apply(x), "glorot_uniform");
    fails(() -> model.compile("adm", "mse"), "adm", "adam");
    fails(
        () -> model.compile("adam", "mean_sqared_error"),
        "mean_sqared_error",
        "mean_squared_error");
    fails(() -> model.compile("adam", "mse", "acuracy"), "acuracy", "accuracy");
    fails(() -> Compile.with("adam").lossFor("out", "maee"), "maee", "mae");
    fails(() -> Compile.with("adam").losses("mse", new Dense(2)), "a loss", "Dense");
    fails(() -> Compile.with("adam").metrics(List.of("mse"), List.of("auk")), "auk", "auc");
    fails(() -> Compile.with("adam").metrics(Map.of("out", "auk")), "auk", "auc");
    fails(() -> Compile.with("adam").weightedMetrics(new Mean("m")), "a metric", "Mean");
    assertThatThrownBy(() -> new Dense(1).option("unit"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("units");
    fails(() -> classifier().layer("digits"), "digits", "[digit]");
  }

  @Test
  void aSetterAfterBuild() {
    var dense = new Dense(2).name("d");
    dense.apply(x);
    fails(() -> dense.activation("relu"), "Dense 'd' is already built", "before its first use");
  }

  @Test
  void aLossThatIsNoNumber() {
    var model = new Sequential(Input.of(3), new Dense(1));
    model.compile("sgd", "mse");
    var broken = Sample.waves(8, 1).multiply(Double.NaN);
    fails(
        () -> model.fit(x, broken, QUIET.callbacks(new TerminateOnNaN(true))),
        "Batch 0",
        "loss is NaN",
        "learning rate");
  }

  @Test
  void labelsOutOfRange() {
    fails(
        () -> classifier().fit(x, Sample.classes(8, 3), QUIET),
        "sparse_categorical_crossentropy",
        "from 0 to 1",
        "received 2 at position 2");
    fails(() -> classifier().evaluate(x, Sample.classes(8, 3)), "2");
    fails(() -> classifier().trainOnBatch(x, Sample.classes(8, 3)), "2");
  }

  @Test
  void numbersOfExamplesThatDiffer() {
    fails(
        () -> classifier().fit(x, Sample.classes(7, 2), QUIET),
        "same number of examples",
        "(8, 3)",
        "(7,)");
    fails(
        () -> classifier().fit(x, y, QUIET.sampleWeight(Tensors.ones(3))),
        "same number of examples",
        "(3,)");
  }

  @Test
  void duplicateNames() {
    var input = Input.of(3);
    var first = new Dense(2).name("same").apply(input);
    fails(
        () -> new Model(input, new Dense(2).name("same").apply(first)),
        "'same'",
        "2 layers",
        "name(");
    fails(() -> new Sequential(new Dense(1).name("a"), new Dense(1).name("a")), "'a'", "different");
  }

  @Test
  void aGraphThatDoesNotBeginAtItsInputs() {
    var a = Input.of("a", 3);
    var b = Input.of("b", 3);
    fails(() -> new Model(a, new Dense(1).name("d").apply(b)), "disconnected", "'d'", "'b'", "[a]");
    fails(() -> new Model(a, Tensors.ones(2, 2)), "depend on the inputs");
    fails(() -> new Model(Tensors.ones(2, 3), new Dense(1).apply(a)), "Input.of");
  }

  private static final class Forgetful extends Layer implements Fluent<Forgetful> {
    private final Dense inner = new Dense(2).name("inner");

    @Override
    protected Tensor call(Tensor input, Call call) {
      return inner.apply(input);
    }
  }

  @Test
  void aPartThatIsNotTracked() {
    fails(
        () -> new Forgetful().apply(x),
        "Forgetful",
        "Dense 'inner'",
        "inner = track(\"inner\", new Dense(…));");
  }

  @Test
  void compileIsMissing() {
    var model = new Sequential(Input.of(3), new Dense(1)).name("m");
    fails(() -> model.fit(x, y, QUIET), "'m' is not compiled", "compile(");
    fails(() -> model.evaluate(x, y), "'m' is not compiled");
  }

  @Test
  void aWrongNumberOfInputsOrTargets() {
    var a = Input.of(3);
    var b = Input.of(3);
    var model = new Model(List.of(a, b), List.of(new Dense(1).apply(a), new Dense(1).apply(b)));
    model.compile("sgd", "mse");
    fails(() -> model.predict(x), "takes 2 inputs", "received 1");
    fails(() -> model.fit(List.of(x), List.of(x, x), QUIET), "takes 2 inputs", "received 1");
    fails(() -> model.fit(List.of(x, x), List.of(x), QUIET), "2 outputs", "1 target");
    fails(() -> classifier().fit(List.of(x), List.of(y, y), QUIET), "1 output", "2 targets");
  }

  @Test
  void lossesForOutputsThatDoNotExist() {
    var input = Input.of(3);
    var model =
        new Model(
            List.of(input),
            List.of(new Dense(1).name("one").apply(input), new Dense(1).name("two").apply(input)));
    model.compile(Compile.with("sgd").lossFor("three", "mse"));
    var targets = List.of(Sample.waves(8, 1), Sample.waves(8, 1));
    fails(() -> model.fit(List.of(x), targets, QUIET), "'three'", "[one, two]");
    model.compile(Compile.with("sgd").losses("mse", "mse", "mse"));
    fails(() -> model.fit(List.of(x), targets, QUIET), "3 given for 2 outputs");
  }

  @Test
  void nothingToMinimise() {
    var model = new Sequential(Input.of(3), new Dense(1));
    model.compile(Compile.with("sgd"));
    fails(() -> model.fit(x, Sample.waves(8, 1), QUIET), "nothing to minimise");
  }

  @Test
  void splitsThatLeaveNothing() {
    fails(() -> classifier().fit(x, y, QUIET.validationSplit(0.99)), "validationSplit", "8");
    fails(() -> QUIET.batchSize(0), "batchSize", "0");
    fails(() -> QUIET.validationSplit(1.5), "validationSplit", "1.5");
  }

  @Test
  void aBatchLargerThanMemory() {
    var model = new Sequential(Input.of(1), new Dense(1 << 20).useBias(false));
    var rows = Tensors.ones(1 << 20, 1);
    assertThatThrownBy(() -> model.predict(rows, 1 << 20))
        .isInstanceOf(OutOfMemoryError.class)
        .hasMessageContaining("4398046511104 bytes")
        .hasMessageContaining("smaller batch");
  }

  @Test
  void weightsOfAnUnknownSize() {
    fails(() -> new Dense(2).name("d").apply(Input.of(-1, -1)), "Dense 'd'", "not known");
  }
}
