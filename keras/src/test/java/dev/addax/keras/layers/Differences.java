package dev.addax.keras.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.transform.Gradients;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Gradients of a layer in float64 against central differences. */
final class Differences {
  private static final double STEP = 1e-5;
  private static final double TOLERANCE = 1e-6;

  private Differences() {}

  static void check(Layer layer, List<Tensor> inputs) {
    layer.buildFor(inputs.stream().map(Tensor::shape).toArray(dev.addax.tensor.type.Shape[]::new));
    var weights = layer.trainableWeights();
    var sources = new ArrayList<Tensor>(inputs);
    weights.forEach(w -> sources.add(w.value()));
    var loss = loss(layer, inputs);
    var gradients = Gradients.of(loss, sources.toArray(Tensor[]::new));
    for (int i = 0; i < sources.size(); i++) {
      if (!sources.get(i).dtype().isFloating()) {
        continue;
      }
      int at = i;
      var gradient = gradients.get(i);
      var actual = gradient == null ? new double[0] : gradient.toDoubles();
      compare(
          i < inputs.size() ? "input " + i : weights.get(i - inputs.size()).name(),
          sources.get(i),
          actual,
          moved -> {
            if (at < inputs.size()) {
              var changed = new ArrayList<>(inputs);
              changed.set(at, moved);
              return loss(layer, changed).item();
            }
            weights.get(at - inputs.size()).assign(moved);
            return loss(layer, inputs).item();
          });
      if (i >= inputs.size()) {
        weights.get(i - inputs.size()).assign(sources.get(i));
      }
    }
  }

  private interface Loss {
    double at(Tensor moved);
  }

  private static void compare(String name, Tensor source, double[] gradient, Loss loss) {
    var values = source.toDoubles();
    int stride = Math.max(1, values.length / 12);
    for (int i = 0; i < values.length; i += stride) {
      double slope =
          (moved(source, values, i, STEP, loss) - moved(source, values, i, -STEP, loss))
              / (2 * STEP);
      double found = gradient.length == 0 ? 0 : gradient[i];
      assertThat(found)
          .as("gradient of %s at %d", name, i)
          .isCloseTo(slope, within(TOLERANCE * Math.max(1, Math.abs(slope))));
    }
  }

  private static double moved(Tensor source, double[] values, int i, double by, Loss loss) {
    var copy = values.clone();
    copy[i] += by;
    return loss.at(Tensors.of(copy, copy.length).reshape(source.shape()));
  }

  /** The output times fixed random numbers, so that no direction is left out. */
  private static Tensor loss(Layer layer, List<Tensor> inputs) {
    var output = layer.apply(inputs);
    var random = new Random(3);
    var cotangent = new double[(int) output.shape().size()];
    Arrays.setAll(cotangent, i -> random.nextGaussian());
    return output
        .unmasked()
        .multiply(Tensors.of(cotangent, cotangent.length).reshape(output.shape()))
        .sum();
  }
}
