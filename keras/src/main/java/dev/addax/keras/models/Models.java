package dev.addax.keras.models;

import dev.addax.keras.config.ConfigException;
import dev.addax.keras.config.Json;
import dev.addax.keras.config.Serialization;
import dev.addax.keras.layers.Layer;

/** Models from what was saved. Keras: {@code keras.models}. */
public final class Models {
  private Models() {}

  /**
   * {@return a new model of the architecture that {@link Model#toJson} or Python's {@code
   * model.to_json()} wrote} It has new weights, as its initializers make them, and is compiled if
   * the saved one was.
   *
   * @throws ConfigException if the text is not JSON, names an unknown class, or is no model
   */
  public static Model fromJson(String json) {
    var tree = Json.parse(json);
    var layer = Serialization.sharing(() -> Serialization.deserialize(Layer.class, tree));
    if (layer instanceof Model model) {
      return model;
    }
    throw new ConfigException(
        "expected a model, received the layer %s '%s'; put it into a Sequential"
            .formatted(layer.getClass().getSimpleName(), layer.name()));
  }
}
