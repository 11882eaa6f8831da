package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Construction;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * In training changes brightness, contrast, saturation and hue, in this order, as far as each is
 * given. Keras: {@code keras.layers.RandomColorJitter}.
 */
public final class RandomColorJitter extends ValuedImageLayer<RandomColorJitter> {
  public static final Schema<RandomColorJitter> SCHEMA =
      Schema.of("keras.layers.RandomColorJitter", RandomColorJitter.class, RandomColorJitter::new);

  private final Option<@Nullable Factor> brightness =
      factor("brightness_factor", Factor.Bounds.BOTH);
  private final Option<@Nullable Factor> contrast = factor("contrast_factor", Factor.Bounds.SHARE);
  private final Option<@Nullable Factor> saturation =
      factor("saturation_factor", Factor.Bounds.BOTH);
  private final Option<@Nullable Factor> hue = factor("hue_factor", Factor.Bounds.SHARE);

  private final List<ValuedImageLayer<?>> steps = new ArrayList<>();

  /** Changes nothing before a factor is given. */
  public RandomColorJitter() {}

  private Option<@Nullable Factor> factor(String name, Factor.Bounds bounds) {
    return option(name, Factor.plain(bounds).nullable(), null);
  }

  /** {@return this layer changing brightness as {@link RandomBrightness} does} */
  public RandomColorJitter brightnessFactor(double most) {
    brightness.set(Factor.Bounds.BOTH.of(most));
    return this;
  }

  /** {@return this layer changing contrast as {@link RandomContrast} does} */
  public RandomColorJitter contrastFactor(double most) {
    contrast.set(Factor.Bounds.SHARE.of(most));
    return this;
  }

  /** {@return this layer changing saturation as {@link RandomSaturation} does} */
  public RandomColorJitter saturationFactor(double most) {
    saturation.set(Factor.Bounds.BOTH.of(most));
    return this;
  }

  /** {@return this layer changing hue as {@link RandomHue} does} */
  public RandomColorJitter hueFactor(double most) {
    hue.set(Factor.Bounds.SHARE.of(most));
    return this;
  }

  @Override
  public void complete() {
    super.complete();
    add(brightness.get(), f -> new RandomBrightness(f.lower(), f.upper()));
    add(contrast.get(), f -> new RandomContrast(f.lower(), f.upper()));
    add(saturation.get(), f -> new RandomSaturation(f.lower(), f.upper()));
    add(hue.get(), f -> new RandomHue(f.lower(), f.upper()));
  }

  /** As in Keras each step has a generator of its own, which draws a seed and is not used. */
  private void add(@Nullable Factor factor, Function<Factor, ValuedImageLayer<?>> make) {
    if (factor == null) {
      return;
    }
    var step = make.apply(factor);
    step.valueRange(lowest(), highest());
    step.dataFormat(dataFormat.get());
    step.dtype(dtypePolicy());
    var given = seed.get();
    if (given != null) {
      step.seed(given);
    }
    Construction.complete(step);
    steps.add(step);
  }

  @Override
  boolean castsOutsideTraining() {
    return false;
  }

  @Override
  Tensor augment(Tensor images, Supplier<Tensor> seeds) {
    var changed = images;
    for (var step : steps) {
      changed = step.augment(changed, seeds);
    }
    return changed;
  }
}
