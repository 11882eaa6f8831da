package dev.addax.keras.models;

import dev.addax.keras.losses.Loss;
import dev.addax.keras.losses.Losses;
import dev.addax.keras.metrics.Mean;
import dev.addax.keras.metrics.Metric;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The losses of all outputs as one number. Keras: {@code CompileLoss}. */
final class CompiledLoss {
  private record Part(int output, Loss loss, @Nullable Double weight, @Nullable Mean tracker) {}

  private final @Nullable Object given;
  private final @Nullable Object givenWeights;
  private @Nullable List<Part> parts;

  CompiledLoss(@Nullable Object given, @Nullable Object givenWeights) {
    this.given = given;
    this.givenWeights = givenWeights;
  }

  boolean isGiven() {
    return given != null;
  }

  boolean isBuilt() {
    return parts != null;
  }

  /** {@return the trackers of single outputs, of which there are none for one output} */
  List<Metric> metrics() {
    var known = parts;
    var trackers = new ArrayList<Metric>();
    if (known != null) {
      known.stream().filter(p -> p.tracker != null).forEach(p -> trackers.add(p.tracker));
    }
    return trackers;
  }

  /** Resolves names for outputs of these shapes; needs no values. */
  void build(List<Tensor> yTrue, List<Tensor> yPred, List<String> names) {
    if (parts != null) {
      return;
    }
    var losses = PerOutput.spread(given, yPred.size(), names, "loss");
    var weights = PerOutput.spread(givenWeights, yPred.size(), names, "loss_weights");
    var built = new ArrayList<Part>();
    int target = 0;
    int count = (int) losses.stream().filter(l -> l != null).count();
    if (yTrue.size() != yPred.size() && yTrue.size() != count) {
      throw new IllegalArgumentException(
          "The model has %s (%s with a loss), the data has %s; give one target for each output"
              .formatted(counted(yPred, "output"), count, counted(yTrue, "target")));
    }
    for (int i = 0; i < losses.size(); i++) {
      if (losses.get(i) == null) {
        target += yTrue.size() == yPred.size() ? 1 : 0;
        continue;
      }
      var loss = resolve(losses.get(i), yTrue.get(target++), yPred.get(i));
      var name = names.isEmpty() ? loss.name() : names.get(i);
      var tracker = count > 1 ? new Mean(name + "_loss") : null;
      built.add(new Part(i, loss, number(weights.get(i)), tracker));
    }
    parts = built;
  }

  private static String counted(List<Tensor> tensors, String what) {
    return tensors.size() + " " + what + (tensors.size() == 1 ? "" : "s");
  }

  private static Loss resolve(@Nullable Object loss, Tensor yTrue, Tensor yPred) {
    return loss instanceof Loss object
        ? object
        : Losses.get(String.valueOf(loss), yTrue.shape(), yPred.shape());
  }

  private static @Nullable Double number(@Nullable Object weight) {
    return weight instanceof Number n ? n.doubleValue() : null;
  }

  /** {@return the weighted sum of the losses; updates the trackers of single outputs} */
  @Nullable Tensor call(
      List<Tensor> yTrue, List<Tensor> yPred, List<Tensor> weights, List<String> names) {
    build(yTrue, yPred, names);
    Tensor total = null;
    for (var part : built()) {
      var target = yTrue.get(targetOf(part, yTrue.size(), yPred.size()));
      var weight =
          weights.isEmpty() ? null : weights.get(Math.min(part.output, weights.size() - 1));
      var value = part.loss.apply(target, yPred.get(part.output), weight).cast(DType.FLOAT32);
      if (part.tracker != null) {
        // Keras on TensorFlow does not know the batch size here, so every batch counts the same.
        part.tracker.updateState(value, null);
      }
      var scaled = part.weight == null ? value : value.multiply(part.weight);
      total = total == null ? scaled : total.add(scaled);
    }
    return total;
  }

  /** Targets may be left out for outputs without a loss. */
  private int targetOf(Part part, int targets, int outputs) {
    return targets == outputs ? part.output : built().indexOf(part);
  }

  private List<Part> built() {
    var known = parts;
    if (known == null) {
      throw new IllegalStateException("The loss is not built");
    }
    return known;
  }

  /** Checks the values of targets, which a compiled step cannot do. */
  void checkTargets(List<Tensor> yTrue, List<Tensor> yPredTypes) {
    for (var part : built()) {
      part.loss.checkTargets(
          yTrue.get(targetOf(part, yTrue.size(), yPredTypes.size())),
          yPredTypes.get(part.output).shape());
    }
  }
}
