package dev.addax.keras.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.addax.keras.callbacks.CSVLogger;
import dev.addax.keras.callbacks.EarlyStopping;
import dev.addax.keras.callbacks.LambdaCallback;
import dev.addax.keras.callbacks.LearningRateScheduler;
import dev.addax.keras.callbacks.ReduceLROnPlateau;
import dev.addax.keras.callbacks.TerminateOnNaN;
import dev.addax.keras.layers.Input;
import dev.addax.keras.layers.core.Dense;
import dev.addax.keras.optimizers.SGD;
import dev.addax.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Callbacks hear of the same events in the same order, and decide the same, as in Keras 3.15. */
class CallbackTest {
  private final Tensor x = Sample.waves(8, 2);
  private final Tensor y = Sample.waves(8, 1);

  private static Sequential model() {
    var model = new Sequential(Input.of(2), new Dense(1).kernelInitializer("ones"));
    model.compile(new SGD().learningRate(1.0), "mse");
    return model;
  }

  private static Fit quietly(int epochs) {
    return Fit.epochs(epochs).shuffle(false).verbose(0);
  }

  /** Writes down what it hears. */
  private static final class Listener implements Callback {
    final List<String> heard = new ArrayList<>();

    private void hear(String event, Logs logs) {
      heard.add(event + ":" + String.join(",", logs.asMap().keySet()));
    }

    @Override
    public void onTrainBegin() {
      heard.add("train_begin");
    }

    @Override
    public void onTrainEnd(Logs logs) {
      hear("train_end", logs);
    }

    @Override
    public void onEpochBegin(int epoch) {
      heard.add("epoch_begin " + epoch);
    }

    @Override
    public void onEpochEnd(int epoch, Logs logs) {
      hear("epoch_end " + epoch, logs);
    }

    @Override
    public void onTrainBatchBegin(int batch) {
      heard.add("train_batch_begin " + batch);
    }

    @Override
    public void onTrainBatchEnd(int batch, Logs logs) {
      hear("train_batch_end " + batch, logs);
    }

    @Override
    public void onTestBegin() {
      heard.add("test_begin");
    }

    @Override
    public void onTestEnd(Logs logs) {
      hear("test_end", logs);
    }

    @Override
    public void onTestBatchBegin(int batch) {
      heard.add("test_batch_begin " + batch);
    }

    @Override
    public void onTestBatchEnd(int batch, Logs logs) {
      hear("test_batch_end " + batch, logs);
    }

    @Override
    public void onPredictBegin() {
      heard.add("predict_begin");
    }

    @Override
    public void onPredictEnd(Logs logs) {
      heard.add("predict_end");
    }

    @Override
    public void onPredictBatchBegin(int batch) {
      heard.add("predict_batch_begin " + batch);
    }

    @Override
    public void onPredictBatchEnd(int batch, Logs logs) {
      heard.add("predict_batch_end " + batch);
    }
  }

  @Test
  void theEventsOfAFit() {
    var listener = new Listener();
    var few = List.of(x.narrow(0, 0, 4), y.narrow(0, 0, 4));
    model()
        .fit(x, y, quietly(1).batchSize(4).validation(few.get(0), few.get(1)).callbacks(listener));
    assertThat(listener.heard)
        .containsExactly(
            "train_begin",
            "epoch_begin 0",
            "train_batch_begin 0",
            "train_batch_end 0:loss",
            "train_batch_begin 1",
            "train_batch_end 1:loss",
            "test_begin",
            "test_batch_begin 0",
            "test_batch_end 0:loss",
            "test_end:loss",
            "epoch_end 0:loss,val_loss",
            "train_end:loss,val_loss");
  }

  @Test
  void theEventsOfEvaluateAndPredict() {
    var listener = new Listener();
    model().evaluate(x, y, Evaluate.defaults().batchSize(4).verbose(0).callbacks(listener));
    assertThat(listener.heard)
        .containsExactly(
            "test_begin",
            "test_batch_begin 0",
            "test_batch_end 0:loss",
            "test_batch_begin 1",
            "test_batch_end 1:loss",
            "test_end:loss");
    listener.heard.clear();
    model().predict(List.of(x), 4, listener);
    assertThat(listener.heard)
        .containsExactly(
            "predict_begin",
            "predict_batch_begin 0",
            "predict_batch_end 0",
            "predict_batch_begin 1",
            "predict_batch_end 1",
            "predict_end");
  }

  @Test
  void aStopInABatchEndsTheEpochWithItsValidation() {
    var listener = new Listener();
    var model = model();
    var stop = new LambdaCallback().onTrainBatchEnd((logs, batch) -> model.stopTraining());
    var history =
        model.fit(x, y, quietly(3).batchSize(2).validation(x, y).callbacks(stop, listener));
    assertThat(listener.heard).filteredOn(e -> e.startsWith("train_batch_begin")).hasSize(1);
    assertThat(listener.heard).contains("test_begin", "epoch_end 0:loss,val_loss");
    assertThat(history.epochs()).containsExactly(0);
  }

  @Test
  void severalStepsAnExecutionAreOneBatchEvent() {
    var listener = new Listener();
    var model = model();
    model.compile(Compile.with("sgd").loss("mse").stepsPerExecution(3));
    model.fit(x, y, quietly(1).batchSize(1).callbacks(listener));
    assertThat(listener.heard)
        .containsExactly(
            "train_begin",
            "epoch_begin 0",
            "train_batch_begin 0",
            "train_batch_end 2:loss",
            "train_batch_begin 3",
            "train_batch_end 5:loss",
            "train_batch_begin 6",
            "train_batch_end 8:loss",
            "epoch_end 0:loss",
            "train_end:loss");
  }

  /** Logs values as if validation had given them. */
  private static Callback logging(double... values) {
    return new LambdaCallback().onEpochEnd((logs, epoch) -> logs.put("val_loss", values[epoch]));
  }

  private static double[] numbers(String text) {
    return java.util.Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "5 4 6 3 7 8 9,        2, 0,   ,    0, auto, 6, 5, 3",
    "5 6 4 3,              0, 0,   ,    0, auto, 2, 1, 0",
    "5 4.9 4.85 4.8 4.0,   2, 0.5, ,    0, auto, 3, 2, 0",
    "5 4 3 2 1,            2, 0,   1.5, 0, auto, 5, 0, 4",
    "1 2 3 4 5 6,          1, 0,   ,    3, auto, 5, 4, 3",
    "1 2 1 1 1,            2, 0,   ,    0, max,  4, 3, 1"
  })
  void earlyStopping(
      String values,
      int patience,
      double delta,
      Double baseline,
      int from,
      String mode,
      int epochs,
      int stopped,
      int best) {
    var stopping =
        new EarlyStopping("val_loss")
            .patience(patience)
            .minDelta(delta)
            .startFromEpoch(from)
            .mode(mode);
    if (baseline != null) {
      stopping.baseline(baseline);
    }
    var given = numbers(values);
    var history = model().fit(x, y, quietly(given.length).callbacks(logging(given), stopping));
    assertThat(history.epochs()).hasSize(epochs);
    assertThat(stopping.stoppedEpoch()).isEqualTo(stopped);
    assertThat(stopping.bestEpoch()).isEqualTo(best);
  }

  @Test
  void earlyStoppingBringsBackTheBestWeights() {
    var model = model();
    var each = new ArrayList<List<List<Float>>>();
    var record = new LambdaCallback().onEpochEnd((logs, epoch) -> each.add(Sample.weights(model)));
    model.fit(
        x,
        y,
        quietly(4)
            .callbacks(
                logging(3, 1, 2, 2),
                record,
                new EarlyStopping().restoreBestWeights(true).patience(5)));
    assertThat(Sample.weights(model)).isEqualTo(each.get(1)).isNotEqualTo(each.get(3));
  }

  @Test
  void aMonitorThatNobodyLogs() {
    var stopping = new EarlyStopping("val_loss_of_nothing").mode("min");
    var history = model().fit(x, y, quietly(2).callbacks(stopping));
    assertThat(history.epochs()).hasSize(2);
    var model = model();
    assertThatThrownBy(
            () ->
                model.fit(
                    x,
                    y,
                    quietly(1)
                        .callbacks(
                            new LambdaCallback().onEpochEnd((logs, e) -> logs.put("odd", 1)),
                            new EarlyStopping("odd"))))
        .hasMessageContaining("odd")
        .hasMessageContaining("mode");
  }

  @ParameterizedTest
  @CsvSource({
    "5 4 4 4 4 4 4,            2, 0, 0.1, 0,   1 1 1 1 0.1 0.1 0.01",
    "5 5 5 5 5 5 5 5,          1, 2, 0.5, 0,   1 1 0.5 0.5 0.25 0.25 0.125 0.125",
    "5 5 5 5 5,                1, 0, 0.5, 0.3, 1 1 0.5 0.3 0.3",
    "5 4.99995 4.9999 4.9 4.8, 1, 0, 0.5, 0,   1 1 0.5 0.25 0.25"
  })
  void reduceOnPlateau(
      String values, int patience, int cooldown, double factor, double least, String rates) {
    var reduce =
        new ReduceLROnPlateau().patience(patience).cooldown(cooldown).factor(factor).minLr(least);
    var given = numbers(values);
    var history = model().fit(x, y, quietly(given.length).callbacks(logging(given), reduce));
    var expected = numbers(rates);
    for (int i = 0; i < expected.length; i++) {
      assertThat(history.get("learning_rate").get(i)).isCloseTo(expected[i], within(1e-6));
    }
  }

  @Test
  void learningRatesByEpoch() {
    var history =
        model().fit(x, y, quietly(3).callbacks(new LearningRateScheduler((e, rate) -> rate / 2)));
    assertThat(history.get("learning_rate")).containsExactly(0.5, 0.25, 0.125);
  }

  @Test
  void logsAsCsv(@TempDir Path folder) throws IOException {
    var file = folder.resolve("log.csv");
    var model = new Sequential(Input.of(2), new Dense(1).kernelInitializer("ones"));
    model.compile(new SGD().learningRate(0.5), "mse", "mae");
    var history = model.fit(x, y, quietly(2).callbacks(new CSVLogger(file)));
    var lines = Files.readAllLines(file);
    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst()).isEqualTo("epoch,loss,mae,val_loss,val_mae");
    var first = lines.get(1).split(",");
    assertThat(first[0]).isEqualTo("0");
    assertThat(Double.parseDouble(first[1])).isEqualTo(history.get("loss").getFirst());
    assertThat(Double.parseDouble(first[1])).isCloseTo(0.806982696056366, within(1e-5));
    assertThat(Double.parseDouble(first[2])).isCloseTo(0.8908389210700989, within(1e-5));
    assertThat(lines.get(1)).endsWith(",NA,NA");
    model.fit(x, y, quietly(1).callbacks(new CSVLogger(file, ',', true)));
    assertThat(Files.readAllLines(file)).hasSize(4);
  }

  @Test
  void terminateOnNaNStopsQuietlyOrThrows() {
    var model = model();
    model.compile(new SGD().learningRate(1e30), "mse");
    var history = model.fit(x, y, quietly(50).callbacks(new TerminateOnNaN()));
    assertThat(history.epochs()).hasSizeLessThan(10);
    var other = model();
    other.compile(new SGD().learningRate(1e30), "mse");
    assertThatThrownBy(() -> other.fit(x, y, quietly(50).callbacks(new TerminateOnNaN(true))))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void lambdasHearWhatTheyAskFor() {
    var heard = new ArrayList<String>();
    var lambda =
        new LambdaCallback()
            .onTrainBegin(() -> heard.add("begin"))
            .onEpochBegin(epoch -> heard.add("epoch " + epoch))
            .onTrainBatchBegin(batch -> heard.add("batch " + batch))
            .onTrainEnd(() -> heard.add("end"));
    model().fit(x, y, quietly(1).batchSize(4).callbacks(lambda));
    assertThat(heard).containsExactly("begin", "epoch 0", "batch 0", "batch 1", "end");
  }

  private String shown(int verbose) {
    var bytes = new ByteArrayOutputStream();
    var bar = new ProgressBar(new PrintStream(bytes, true, StandardCharsets.UTF_8), false);
    model().fit(x, y, Fit.epochs(2).batchSize(4).verbose(verbose).validation(x, y).callbacks(bar));
    return bytes
        .toString(StandardCharsets.UTF_8)
        .replace("\r\n", "\n")
        .replaceAll("\\d+s ", "Ts ")
        .replaceAll("\\d+(s|ms|us)/step", "T/step")
        .replaceAll("\\d\\.\\d{4}(e[+-]\\d+)?", "V");
  }

  @Test
  void theBarOfAPlainOutputIsALineAnEpoch() {
    var line = "2/2 ━━━━━━━━━━━━━━━━━━━━ Ts T/step - loss: V - val_loss: V\n";
    assertThat(shown(1)).isEqualTo("Epoch 1/2\n" + line + "Epoch 2/2\n" + line);
  }

  @Test
  void verbosityTwoHasNoBar() {
    var line = "2/2 - Ts - T/step - loss: V - val_loss: V\n";
    assertThat(shown(2)).isEqualTo("Epoch 1/2\n" + line + "Epoch 2/2\n" + line);
  }

  /** Recorded from Keras' bar at the same moments. */
  @Test
  void theBarOfATerminalIsRedrawnInPlace() {
    var bytes = new ByteArrayOutputStream();
    var now = new long[1];
    var bar =
        new ProgressBar(
            new PrintStream(bytes, true, StandardCharsets.UTF_8), true, () -> now[0] * 1_000_000);
    bar.setParams(new Callback.Params(1, 12, 1));
    now[0] = 100_000;
    bar.onEpochBegin(0);
    now[0] = 102_000;
    bar.onTrainBatchEnd(0, Logs.of(Map.of("loss", 1.5)));
    now[0] = 102_010; // too soon for another look
    bar.onTrainBatchEnd(1, Logs.of(Map.of("loss", 1.5)));
    now[0] = 109_800;
    bar.onTrainBatchEnd(3, Logs.of(Map.of("loss", 1.5)));
    now[0] = 110_250;
    bar.onTrainBatchEnd(11, Logs.of(Map.of("loss", 0.25)));
    bar.onEpochEnd(0, Logs.of(Map.of("loss", 0.25)));
    assertThat(bytes.toString(StandardCharsets.UTF_8).replace("\u001b", "^"))
        .isEqualTo(
            "\r"
                + "^[1m 1/12^[0m ^[32m━^[0m^[37m━━━━━━━━━━━━━━━━━━━^[0m ^[1m22s^[0m 2s/step - loss:"
                + " 1.5000\r"
                + "^[1m 4/12^[0m ^[32m━━━━━━^[0m^[37m━━━━━━━━━━━━━━^[0m ^[1m20s^[0m 3s/step - loss:"
                + " 1.5000\r"
                + "^[1m12/12^[0m ^[32m━━━━━━━━━━━━━━━━━━━━^[0m^[37m^[0m ^[1m10s^[0m 750ms/step -"
                + " loss: 0.2500\n");
  }
}
