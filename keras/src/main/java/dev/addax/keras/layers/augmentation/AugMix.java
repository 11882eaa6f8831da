package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Construction;
import dev.addax.keras.config.Keras;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Tensors;
import dev.addax.tensor.math.Interpolation;
import dev.addax.tensor.math.Random;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.List;
import java.util.function.Supplier;

/**
 * In training mixes pictures with what chains of random changes make of them (Hendrycks et al.,
 * 2020). Keras: {@code keras.layers.AugMix}.
 *
 * <p>Which changes form a chain is chosen by the generator that {@link Keras#setRandomSeed} seeds,
 * as in Keras: at each call, in a compiled step when it is traced. Amounts are drawn at each step.
 */
public final class AugMix extends ValuedImageLayer<AugMix> {
  public static final Schema<AugMix> SCHEMA =
      Schema.of("keras.layers.AugMix", AugMix.class, AugMix::new);

  private final Option<Integer> numChains = option("num_chains", Sizes.POSITIVE, 3);
  private final Option<Integer> chainDepth = option("chain_depth", Sizes.POSITIVE, 3);
  private final Option<Factor> factor =
      option("factor", Factor.codec(Factor.Bounds.SHARE), Factor.of(0, 0.3));
  private final Option<Double> alpha = option("alpha", Codec.DOUBLE, 1.0);
  private final Option<Boolean> allOps = option("all_ops", Codec.BOOLEAN, true);
  private final Option<Interpolation> interpolation =
      option("interpolation", Warper.INTERPOLATIONS, Interpolation.BILINEAR);

  private List<ImageLayer<?>> ways = List.of();

  /** Three chains of up to three changes. */
  public AugMix() {}

  /** {@return this layer with so many chains of up to so many changes} */
  public AugMix chains(int count, int depth) {
    numChains.set(count);
    chainDepth.set(depth);
    return this;
  }

  /** {@return this layer with amounts from this range, 0 to 1} */
  public AugMix factor(double lower, double upper) {
    factor.set(Factor.of(lower, upper));
    return this;
  }

  /** {@return this layer with another parameter of the distributions of proportions} */
  public AugMix alpha(double parameter) {
    alpha.set(parameter);
    return this;
  }

  /** {@return this layer also changing brightness, colours, contrast and sharpness, or not} */
  public AugMix allOps(boolean on) {
    allOps.set(on);
    return this;
  }

  @Override
  public void complete() {
    super.complete();
    ways = new Ways(this, factor.get(), interpolation.get()).mixed(allOps.get());
    ways.forEach(Construction::complete);
  }

  @Override
  Tensor augment(Tensor images, Supplier<Tensor> seeds) {
    var parameter = Tensors.full(Shape.SCALAR, alpha.get(), DType.FLOAT32);
    var each = Shape.of(numChains.get());
    var gamma = Random.gamma(each, parameter.broadcastTo(each), DType.FLOAT32, seeds.get());
    var shares = gamma.divide(gamma.sum()).cast(computeDType());
    var own =
        Random.beta(Shape.SCALAR, parameter, parameter, DType.FLOAT32, seeds.get())
            .cast(computeDType());
    var mixed = images.zerosLike();
    for (int i = 0; i < numChains.get(); i++) {
      mixed = mixed.add(chain(images, seeds).multiply(shares.narrow(0, i, 1)));
    }
    return own.multiply(images)
        .add(own.negative().add(1).multiply(mixed))
        .clip(lowest(), highest());
  }

  private Tensor chain(Tensor images, Supplier<Tensor> seeds) {
    var changed = images;
    for (int i = 0; i < chainDepth.get(); i++) {
      int choice = Keras.choice(ways.size() + 1);
      if (choice < ways.size()) {
        changed = ways.get(choice).inTraining(changed, seeds);
      }
    }
    return changed;
  }
}
