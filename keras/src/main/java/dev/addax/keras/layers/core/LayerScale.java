package dev.addax.keras.layers.core;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.initializers.Constant;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.keras.layers.Sizes;
import dev.addax.tensor.Tensor;
import dev.addax.tensor.Variable;
import dev.addax.tensor.type.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Each channel times a learned factor that begins small (Touvron et al., "Going deeper with image
 * transformers", 2021). Files of ConvNeXt name it; Keras exports it under no public name.
 *
 * <p>Weights: {@code gamma (channels,)}.
 */
public final class LayerScale extends Layer implements Fluent<LayerScale> {
  public static final Schema<LayerScale> SCHEMA =
      Schema.of("keras.src.applications.convnext.LayerScale", LayerScale.class, LayerScale::new);

  private final Option<Double> initValues = required("init_values", Codec.DOUBLE);
  private final Option<Integer> channels = required("projection_dim", Sizes.POSITIVE);
  private @Nullable Variable gamma;

  private LayerScale() {}

  /** A factor for each of {@code channels}, at first {@code initValue}. */
  public LayerScale(double initValue, int channels) {
    initValues.set(initValue);
    this.channels.set(channels);
  }

  @Override
  protected void build(Shape shape) {
    gamma = addWeight("gamma", Shape.of(channels.get()), new Constant(initValues.get()));
  }

  @Override
  protected Tensor call(Tensor x, Call call) {
    return x.multiply(requireBuilt(gamma));
  }
}
