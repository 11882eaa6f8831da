package dev.addax.keras.layers.attention;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.initializers.Ones;
import dev.addax.keras.layers.Fluent;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Dot-product attention (Luong et al., 2015) on a list of query, value and, if it differs, key.
 * Keras: {@code keras.layers.Attention}.
 *
 * <p>Query {@code (batch, T, dim)}, value {@code (batch, S, dim)}; output {@code (batch, T, dim)}.
 * The value's mask hides values, the query's mask makes outputs zero.
 */
public final class Attention extends ScoredAttention implements Fluent<Attention> {
  public static final Schema<Attention> SCHEMA =
      Schema.of("keras.layers.Attention", Attention.class, Attention::new);

  private final Option<Boolean> useScale = option("use_scale", Codec.BOOLEAN, false);
  private final Option<String> scoreMode =
      option("score_mode", Codec.oneOf("dot", "concat"), "dot");

  {
    order("use_scale", "score_mode", "dropout", "seed");
  }

  private @Nullable Variable scale;
  private @Nullable Variable concatScoreWeight;

  public Attention() {}

  /** {@return this with a factor for the scores that is learned} */
  public Attention useScale(boolean use) {
    useScale.set(use);
    return this;
  }

  /**
   * {@return this with scores by {@code "dot"} product or by {@code "concat"}, the sum of a tanh}
   */
  public Attention scoreMode(String mode) {
    scoreMode.named(mode);
    return this;
  }

  /** {@return this, dropping a fraction of the weights in training} */
  public Attention dropout(double rate) {
    dropout.set(rate);
    return this;
  }

  public Attention seed(long number) {
    seed.set(number);
    return this;
  }

  @Override
  protected void build(List<Shape> inputs) {
    if (useScale.get()) {
      scale = addWeight("scale", Shape.SCALAR, new Ones());
    }
    if (scoreMode.get().equals("concat")) {
      concatScoreWeight = addWeight("concat_score_weight", Shape.SCALAR, new Ones());
    }
  }

  @Override
  Tensor scores(Tensor query, Tensor key) {
    if (concatScoreWeight == null) {
      var product = query.matmul(key.swapaxes(-2, -1));
      return scale == null ? product : product.multiply(scale);
    }
    var sum = query.expandDims(-2).add(key.expandDims(-3));
    var scaled = scale == null ? sum : sum.multiply(scale);
    return scaled.tanh().sum(-1).multiply(concatScoreWeight);
  }
}
