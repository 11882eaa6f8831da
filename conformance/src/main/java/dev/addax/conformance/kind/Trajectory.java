package dev.addax.conformance.kind;

import dev.addax.conformance.recorded.Case;
import dev.addax.conformance.recorded.Verdict;
import dev.addax.keras.models.Callback;
import dev.addax.keras.models.Fit;
import dev.addax.keras.models.Logs;
import dev.addax.keras.models.Trainable;
import dev.addax.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Fits a model and compares the logs of each batch and epoch. */
final class Trajectory implements Callback {
  private final Case subject;
  private final Verdict verdict;
  private final String prefix;
  private final List<Map<String, Double>> steps = new ArrayList<>();
  private final List<Map<String, Double>> epochs = new ArrayList<>();

  /**
   * A comparison with recorded logs.
   *
   * @param prefix what the names of their entries begin with
   */
  Trajectory(Case subject, Verdict verdict, String prefix) {
    this.subject = subject;
    this.verdict = verdict;
    this.prefix = prefix;
  }

  @Override
  public void onTrainBatchEnd(int batch, Logs logs) {
    steps.add(new HashMap<>(logs.asMap()));
  }

  @Override
  public void onEpochEnd(int epoch, Logs logs) {
    epochs.add(new HashMap<>(logs.asMap()));
  }

  void fit(Trainable model, List<Tensor> x, List<Tensor> y) {
    fit(model, x, y, whole(subject.object("fit"), "epochs"));
  }

  void fit(Trainable model, List<Tensor> x, List<Tensor> y, int epochCount) {
    model.fit(x, y, how(epochCount).verbose(0).callbacks(this));
    compare(prefix + "steps", steps);
    compare(prefix + "epochs", epochs);
  }

  private Fit how(int epochCount) {
    var given = subject.object("fit");
    var fit = Fit.epochs(epochCount).batchSize(whole(given, "batch_size"));
    for (var option : given.entrySet()) {
      var value = option.getValue();
      fit =
          switch (option.getKey()) {
            case "epochs", "batch_size" -> fit;
            case "shuffle" -> fit.shuffle(Boolean.TRUE.equals(value));
            case "validation_split" ->
                fit.validationSplit(((Number) Objects.requireNonNull(value)).doubleValue());
            case "class_weight" ->
                fit.classWeight(classWeight((Map<?, ?>) Objects.requireNonNull(value)));
            case "sample_weight" ->
                fit.sampleWeight(
                    Results.flatten(subject.tree(value)).stream()
                        .map(Tensor.class::cast)
                        .toArray(Tensor[]::new));
            default ->
                throw new IllegalArgumentException(
                    "fit(" + option.getKey() + "=…) is not known here");
          };
    }
    return fit;
  }

  private static int whole(Map<String, ? extends @Nullable Object> given, String name) {
    return ((Number) Objects.requireNonNull(given.get(name))).intValue();
  }

  private static Map<Integer, Double> classWeight(Map<?, ?> given) {
    var weights = new HashMap<Integer, Double>();
    given.forEach(
        (name, weight) ->
            weights.put(Integer.valueOf(String.valueOf(name)), ((Number) weight).doubleValue()));
    return weights;
  }

  private void compare(String what, List<Map<String, Double>> logs) {
    if (!subject.has(what)) return;
    var expected = subject.list(what);
    verdict.expectEqual("number of " + what, expected.size(), logs.size());
    for (int i = 0; i < Math.min(expected.size(), logs.size()); i++) {
      ModelCheck.logs(
          subject,
          verdict,
          what + "[" + i + "]",
          (Map<?, ?>) Objects.requireNonNull(expected.get(i)),
          logs.get(i));
    }
  }
}
