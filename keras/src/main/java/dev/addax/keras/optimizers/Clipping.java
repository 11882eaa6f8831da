package dev.addax.keras.optimizers;

import dev.addax.tensor.Tensor;
import java.util.List;

/** Gradients that are kept from becoming too large. */
final class Clipping {
  private Clipping() {}

  /** {@return the gradient, scaled down so that its length is at most {@code limit}} */
  static Tensor byNorm(Tensor gradient, double limit) {
    var square = gradient.square().sum();
    var positive = square.greater(0);
    var norm = positive.where(positive.where(square, 1.0).sqrt(), square);
    return gradient.multiply(limit).divide(norm.maximum(limit));
  }

  /**
   * {@return the gradients, scaled down together so that their common length is at most {@code
   * limit}; all NaN if that length is not finite}
   */
  static List<Tensor> byGlobalNorm(List<Tensor> gradients, double limit) {
    var norm =
        gradients.stream()
            .map(g -> g.square().sum())
            .reduce(Tensor::add)
            .map(Tensor::sqrt)
            .orElseThrow();
    var scale = norm.reciprocal().minimum(1 / limit).multiply(limit);
    var safe = scale.add(norm.subtract(norm));
    return gradients.stream().map(g -> g.multiply(safe)).toList();
  }

  /** {@return the gradient with each element limited to ±{@code limit}} */
  static Tensor byValue(Tensor gradient, double limit) {
    return gradient.clip(-limit, limit);
  }
}
