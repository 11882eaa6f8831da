package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Construction;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.math.Interpolation;
import dev.addax.tensor.math.Random;
import dev.addax.tensor.type.DType;
import dev.addax.tensor.type.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * In training changes pictures in some of eleven ways, one after the other (Cubuk et al., 2019).
 * Keras: {@code keras.layers.RandAugment}.
 */
public final class RandAugment extends ValuedImageLayer<RandAugment> {
  public static final Schema<RandAugment> SCHEMA =
      Schema.of("keras.layers.RandAugment", RandAugment.class, RandAugment::new);

  private final Option<Integer> numOps = option("num_ops", Sizes.POSITIVE, 2);
  private final Option<Factor> factor =
      option("factor", Factor.codec(Factor.Bounds.SHARE), Factor.of(0, 0.5));
  private final Option<Interpolation> interpolation =
      option("interpolation", Warper.INTERPOLATIONS, Interpolation.BILINEAR);

  private List<ImageLayer<?>> ways = List.of();

  /** Two ways, each by at most half of what it can do. */
  public RandAugment() {}

  /** {@return this layer changing pictures so many times} */
  public RandAugment numOps(int count) {
    numOps.set(count);
    return this;
  }

  /** {@return this layer with amounts from this range, 0 to 1} */
  public RandAugment factor(double lower, double upper) {
    factor.set(Factor.of(lower, upper));
    return this;
  }

  @Override
  public void complete() {
    super.complete();
    ways = new Ways(this, factor.get(), interpolation.get()).all();
    ways.forEach(Construction::complete);
  }

  /**
   * What each way draws is drawn once, also if it is chosen several times. All are computed for
   * each step, because a plan has no branches for single numbers.
   */
  @Override
  Tensor augment(Tensor images, Supplier<Tensor> seeds) {
    var chosen = Random.randint(Shape.of(numOps.get()), 0, ways.size(), DType.INT32, seeds.get());
    var drawn = new ArrayList<Seeds>();
    ways.forEach(way -> drawn.add(new Seeds(seeds)));
    var changed = images;
    for (int i = 0; i < numOps.get(); i++) {
      var choice = chosen.narrow(0, i, 1).reshape(Shape.of(1, 1, 1, 1));
      for (int k = 0; k < ways.size(); k++) {
        var other = ways.get(k).inTraining(changed, drawn.get(k).again());
        changed = choice.equal(k).where(other, changed);
      }
    }
    return changed;
  }
}
