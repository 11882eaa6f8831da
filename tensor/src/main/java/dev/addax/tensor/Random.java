package dev.addax.tensor;

import dev.addax.tensor.type.Shape;
import dev.addax.tensor.type.TensorType;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Random numbers as Keras on TensorFlow draws them: Philox-4x32-10 keyed by the first input, an
 * integer seed pair of shape (2,). The same seed gives the same numbers; nothing else is involved.
 *
 * <ul>
 *   <li>{@code UNIFORM}: floating, 0 ≤ x &lt; 1. {@code NORMAL}: mean 0, deviation 1. {@code
 *       TRUNCATED_NORMAL}: the same within ±2.
 *   <li>{@code UNIFORM_INT}: inputs seed, low, high (scalars of the result's dtype), low ≤ x &lt;
 *       high
 *   <li>{@code GAMMA}: inputs seed, alpha; {@code BINOMIAL}: seed, counts, probabilities;
 *       parameters have the result's shape
 *   <li>{@code CATEGORICAL}: inputs seed, logits {@code [N, classes]} → {@code [N, samples]}
 * </ul>
 */
public record Random(Kind kind, TensorType type) implements Op {
  public enum Kind {
    UNIFORM(1),
    NORMAL(1),
    TRUNCATED_NORMAL(1),
    UNIFORM_INT(3),
    GAMMA(2),
    BINOMIAL(3),
    CATEGORICAL(2);

    private final int inputs;

    Kind(int inputs) {
      this.inputs = inputs;
    }
  }

  @Override
  public List<TensorType> infer(List<TensorType> inputs) {
    Rules.count(this, inputs, kind.inputs);
    var seed = inputs.getFirst();
    Rules.check(
        seed.dtype().isInteger() && seed.shape().accepts(Shape.of(2)),
        "%s needs an integer seed pair of shape (2,), received %s",
        this,
        seed);
    return List.of(type);
  }

  @Override
  public List<@Nullable Tensor> gradient(Node node, List<@Nullable Tensor> gradients) {
    return Rules.none(node);
  }

  @Override
  public Op resolve(IntUnaryOperator known) {
    return new Random(kind, type.with(Resolving.shape(type.shape(), known)));
  }

  @Override
  public String toString() {
    return "random_" + kind.name().toLowerCase(Locale.ROOT);
  }
}
