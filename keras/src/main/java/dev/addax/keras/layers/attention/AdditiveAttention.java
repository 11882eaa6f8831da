package dev.addax.keras.layers.attention;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.initializers.GlorotUniform;
import dev.addax.keras.layers.Fluent;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Additive attention (Bahdanau et al., 2015) on a list of query, value and, if it differs, key.
 * Keras: {@code keras.layers.AdditiveAttention}. Shapes and masks are those of {@link Attention}.
 */
public final class AdditiveAttention extends ScoredAttention implements Fluent<AdditiveAttention> {
  public static final Schema<AdditiveAttention> SCHEMA =
      Schema.of("keras.layers.AdditiveAttention", AdditiveAttention.class, AdditiveAttention::new);

  private final Option<Boolean> useScale = option("use_scale", Codec.BOOLEAN, true);

  {
    order("use_scale", "dropout", "seed");
  }

  private @Nullable Variable scale;

  public AdditiveAttention() {}

  /** {@return this with or without learned factors for the features} */
  public AdditiveAttention useScale(boolean use) {
    useScale.set(use);
    return this;
  }

  public AdditiveAttention dropout(double rate) {
    dropout.set(rate);
    return this;
  }

  public AdditiveAttention seed(long number) {
    seed.set(number);
    return this;
  }

  @Override
  protected void build(List<Shape> inputs) {
    if (useScale.get()) {
      scale = addWeight("scale", Shape.of(inputs.getFirst().last()), new GlorotUniform());
    }
  }

  @Override
  Tensor scores(Tensor query, Tensor key) {
    var joined = query.expandDims(-2).add(key.expandDims(-3)).tanh();
    return (scale == null ? joined : joined.multiply(scale)).sum(-1);
  }
}
