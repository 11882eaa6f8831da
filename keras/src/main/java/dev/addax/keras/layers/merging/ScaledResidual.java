package dev.addax.keras.layers.merging;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Option;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Call;
import dev.addax.keras.layers.Fluent;
import dev.addax.keras.layers.Layer;
import dev.addax.tensor.Tensor;
import java.util.List;

/**
 * The first input and a part of the second (Szegedy et al., "Inception-v4", 2016). Files of
 * InceptionResNetV2 name it, {@code CustomScaleLayer}; Keras exports it under no public name.
 */
public final class ScaledResidual extends Layer implements Fluent<ScaledResidual> {
  public static final Schema<ScaledResidual> SCHEMA =
      Schema.of(
          "keras.src.applications.inception_resnet_v2.CustomScaleLayer",
          ScaledResidual.class,
          ScaledResidual::new);

  private final Option<Double> scale = required("scale", Codec.DOUBLE);

  private ScaledResidual() {}

  /** The first input and {@code scale} times the second. */
  public ScaledResidual(double scale) {
    this.scale.set(scale);
  }

  @Override
  public boolean takesList() {
    return true;
  }

  @Override
  protected List<Tensor> callAll(List<Tensor> inputs, Call call) {
    if (inputs.size() != 2) {
      throw new IllegalArgumentException(
          "%s takes exactly 2 inputs, received %d".formatted(title(), inputs.size()));
    }
    return List.of(inputs.get(0).add(inputs.get(1).multiply(scale.get())));
  }
}
