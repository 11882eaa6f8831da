package dev.addax.keras.layers.attention;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Seed;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Sizes;
import dev.addax.keras.random.SeedGenerator;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Random;
import dev.addax.tensor.type.DType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What dot-product and additive attention share: everything but the scores. */
abstract class ScoredAttention extends Layer {
  final Option<Double> dropout = option("dropout", Sizes.FRACTION, 0.0);
  final Option<@Nullable Long> seed = option("seed", Codec.LONG.nullable(), null);

  private @Nullable SeedGenerator random;

  /** {@return scores {@code (batch, T, S)}} */
  abstract Tensor scores(Tensor query, Tensor key);

  @Override
  public void complete() {
    super.complete();
    if (dropout.get() > 0) {
      var given = seed.get();
      random = new SeedGenerator(given == null ? Seed.drawn() : Seed.of(given));
      trackState(random.state());
    }
  }

  @Override
  public boolean takesList() {
    return true;
  }

  @Override
  protected List<Tensor> callAll(List<Tensor> inputs, Call call) {
    if (inputs.size() < 2 || inputs.size() > 3) {
      throw new IllegalArgumentException(
          "%s takes query, value and maybe key, received %d tensors"
              .formatted(name(), inputs.size()));
    }
    var query = inputs.get(0).unmasked();
    var value = inputs.get(1).unmasked();
    var key = inputs.size() > 2 ? inputs.get(2).unmasked() : value;
    var scores = scores(query, key);
    var weights = weights(scores, allowed(scores, call), call);
    var output = weights.matmul(value);
    var queryMask = call.mask(0);
    if (queryMask != null) {
      output = queryMask.expandDims(-1).where(output, output.zerosLike());
    }
    var results = new ArrayList<>(List.of(output));
    if (call.flag("return_attention_scores")) {
      results.add(weights);
    }
    return results;
  }

  private static @Nullable Tensor allowed(Tensor scores, Call call) {
    var values = Masks.columns(call.mask(1));
    return call.flag("use_causal_mask")
        ? Masks.both(values, Masks.causal(scores.shape().dim(-2), scores.shape().dim(-1)))
        : values;
  }

  private Tensor weights(Tensor scores, @Nullable Tensor allowed, Call call) {
    double far = scores.dtype() == DType.FLOAT16 ? 65504 : 1e9;
    var masked = allowed == null ? scores : allowed.where(scores, scores.subtract(far));
    var weights = masked.softmax(-1);
    var generator = random;
    return call.training() && generator != null
        ? Random.dropout(weights, dropout.get(), generator.next())
        : weights;
  }

  @Override
  protected boolean supportsMasking() {
    return true;
  }

  @Override
  protected List<@Nullable Tensor> computeMasks(List<Tensor> inputs, List<@Nullable Tensor> masks) {
    return masks.subList(0, 1);
  }
}
