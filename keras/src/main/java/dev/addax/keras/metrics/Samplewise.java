package dev.addax.keras.metrics;

import dev.addax.keras.losses.Aligned;
import dev.addax.keras.losses.Weighting;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.type.DType;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One value per sample, already weighted, and the weights. Keras: {@code
 * reduce_to_samplewise_values}.
 *
 * @param values (batch) or a scalar
 * @param weights (batch) or null for none
 */
record Samplewise(Tensor values, @Nullable Tensor weights) {
  /** How the values of a sample become one: over these axes. */
  interface Reduction extends BiFunction<Tensor, int[], Tensor> {}

  static final Reduction MEAN = Tensor::mean;
  static final Reduction SUM = Tensor::sum;

  static Samplewise of(
      Tensor given, @Nullable Tensor sampleWeight, Reduction reduction, DType dtype) {
    var values = given.cast(dtype);
    if (sampleWeight == null) {
      return new Samplewise(from(1, values, reduction), null);
    }
    var weight = Weighting.masked(sampleWeight, given.mask(), dtype, false);
    var aligned = Aligned.of(values, weight == null ? sampleWeight : weight);
    var reduced = from(aligned.second().rank(), aligned.first(), reduction);
    var weights = aligned.second().broadcastTo(reduced.shape());
    return new Samplewise(
        from(1, reduced.multiply(weights), reduction), from(1, weights, reduction));
  }

  /** Reduces the axes from {@code first} on. */
  private static Tensor from(int first, Tensor x, Reduction reduction) {
    return x.rank() <= first ? x : reduction.apply(x, IntStream.range(first, x.rank()).toArray());
  }
}
