package dev.addax.keras.layers;

import dev.addax.keras.initializers.HeUniform;
import dev.addax.keras.initializers.Initializer;
import dev.addax.keras.initializers.Zeros;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Low-rank adaptation of a frozen weight: weight + alpha / rank · a · b, of which only a and b are
 * trained (Hu et al., 2021). Keras: {@code enable_lora}.
 */
public record LowRank(int rank, double alpha, Variable a, Variable b) {
  /**
   * {@return the adaptation of {@code weight}, which is frozen; b starts at 0, so nothing changes
   * yet}
   *
   * @param alpha null for the rank
   * @param add makes a weight of the layer
   */
  public static LowRank of(
      Layer owner,
      int rank,
      @Nullable Double alpha,
      Variable weight,
      Function<Weight, Variable> add) {
    if (weight.constraint() != null) {
      throw new IllegalArgumentException(
          "%s has a constraint on '%s', which low-rank weights would not keep; remove one of both"
              .formatted(owner.title(), weight.name()));
    }
    var shape = weight.type().shape();
    var name = "lora_" + weight.name();
    var a = add.apply(plain(name + "_a", shape.with(-1, rank), new HeUniform()));
    var b = add.apply(plain(name + "_b", Shape.of(rank, shape.last()), new Zeros()));
    a.setRegularizer(weight.regularizer());
    b.setRegularizer(weight.regularizer());
    weight.setTrainable(false);
    return new LowRank(rank, alpha == null ? rank : alpha, a, b);
  }

  /** Half precision could not hold their small steps. */
  private static Weight plain(String name, Shape shape, Initializer initializer) {
    return Weight.of(name, shape, initializer).dtype(DType.FLOAT32);
  }

  /** {@return what is added to the weight} */
  public Tensor change() {
    return a.tensor().matmul(b).multiply(alpha / rank);
  }

  /** {@return what is added to the rows of the weight at some indices} */
  public Tensor change(Tensor indices) {
    return a.tensor().take(indices, 0).matmul(b).multiply(alpha / rank);
  }

  /** Writes {@code lora_rank} and {@code lora_alpha}. */
  public void save(Map<String, @Nullable Object> config) {
    config.put("lora_rank", (long) rank);
    config.put("lora_alpha", alpha == Math.rint(alpha) ? (Object) (long) alpha : (Object) alpha);
  }

  /** Starts the change at nothing again: the weight was loaded with what had been learned. */
  void forget() {
    a.assign(a.value().zerosLike());
    b.assign(b.value().zerosLike());
  }

  /**
   * A layer that may have such a change. Files hold its weight with the change merged into it, so
   * that they fit the layer without one too.
   */
  public interface Owner extends Stored {
    /** {@return the change, null if there is none} */
    @Nullable LowRank lowRank();

    /** {@return the weight that it changes} */
    Variable adaptedWeight();

    @Override
    default SequencedMap<String, Variable> storedWeights() {
      var change = lowRank();
      return Stored.numbered(
          ((Layer) this)
              .ownWeights().stream()
                  .filter(w -> change == null || w != change.a() && w != change.b())
                  .toList());
    }

    @Override
    default Tensor storedValue(Variable weight) {
      var change = lowRank();
      return change == null || weight != adaptedWeight()
          ? weight.value()
          : weight.value().add(change.change().cast(weight.type().dtype()));
    }

    @Override
    default void loaded() {
      var change = lowRank();
      if (change != null) {
        change.forget();
      }
    }
  }
}
