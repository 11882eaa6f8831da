package dev.addax.keras.models;

import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import java.util.List;
import java.util.Map;

/** Weights per class as weights per example. Keras: {@code class_weight_to_sample_weights}. */
final class ClassWeights {
  private ClassWeights() {}

  /**
   * {@return the weights of the examples, empty if all count the same}
   *
   * @throws IllegalArgumentException if both kinds are given, or classes of several outputs
   */
  static List<Tensor> apply(Fit how, List<Tensor> targets) {
    if (how.classWeight().isEmpty()) {
      return how.sampleWeight();
    }
    if (!how.sampleWeight().isEmpty()) {
      throw new IllegalArgumentException("Give classWeight or sampleWeight, not both");
    }
    if (targets.size() != 1) {
      throw new IllegalArgumentException(
          "classWeight is for models with one output, this one has " + targets.size());
    }
    return List.of(weights(targets.getFirst(), how.classWeight()));
  }

  private static Tensor weights(Tensor target, Map<Integer, Double> byClass) {
    var classes = classes(target).round().toInts();
    var weights = new float[classes.length];
    for (int i = 0; i < classes.length; i++) {
      weights[i] = byClass.getOrDefault(classes[i], 1.0).floatValue();
    }
    return Tensors.of(weights, classes.length);
  }

  private static Tensor classes(Tensor target) {
    if (target.rank() < 2) {
      return target;
    }
    return target.shape().last() == 1 ? target.squeeze(-1) : target.argmax(-1);
  }
}
