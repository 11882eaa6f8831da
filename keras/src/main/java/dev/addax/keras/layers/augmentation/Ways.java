package dev.addax.keras.layers.augmentation;

import dev.addax.tensor.math.Interpolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The ways in which {@link RandAugment} changes pictures, in Keras' order.
 *
 * @param owner whose dtype, seed, values and data format they take
 */
record Ways(ValuedImageLayer<?> owner, Factor factor, Interpolation interpolation) {
  private static final int[] FEW = {0, 1, 2, 7, 8, 9, 10};
  private static final int[] ALL = {0, 1, 2, 7, 8, 9, 10, 3, 4, 5, 6};

  List<ImageLayer<?>> all() {
    double low = factor.lower();
    double high = factor.upper();
    return List.of(
        warper(new RandomShear().xFactor(low, high).yFactor(low, high)),
        warper(new RandomTranslation(0, 0).heightFactor(low, high).widthFactor(low, high)),
        warper(new RandomRotation(low, high)),
        valued(new RandomBrightness(low, high)),
        valued(new RandomColorDegeneration(low, high)),
        valued(new RandomContrast(low, high)),
        valued(new RandomSharpness(low, high)),
        valued(new RandomPosterization(Math.max(1, (int) (8 * high)))),
        valued(new Solarization(factor, factor)),
        plain(new AutoContrast().valueRange(owner.lowest(), owner.highest())),
        plain(new Equalization().valueRange(owner.lowest(), owner.highest())));
  }

  /** {@return those that {@link AugMix} takes, in its order} */
  List<ImageLayer<?>> mixed(boolean all) {
    var ways = all();
    var chosen = new ArrayList<ImageLayer<?>>();
    for (int i : all ? ALL : FEW) {
      chosen.add(ways.get(i));
    }
    return chosen;
  }

  private ImageLayer<?> warper(Warper<?> layer) {
    layer.interpolation(interpolation.name().toLowerCase(Locale.ROOT));
    return random(layer);
  }

  private ImageLayer<?> valued(ValuedImageLayer<?> layer) {
    layer.valueRange(owner.lowest(), owner.highest());
    return random(layer);
  }

  private ImageLayer<?> random(RandomImageLayer<?> layer) {
    var given = owner.seed.get();
    if (given != null) {
      layer.seed(given);
    }
    return plain(layer);
  }

  private ImageLayer<?> plain(ImageLayer<?> layer) {
    layer.dataFormat(owner.dataFormat.get());
    layer.dtype(owner.dtypePolicy());
    return layer;
  }
}
