package dev.addax.keras.models;

import dev.addax.keras.config.Codec;
import dev.addax.keras.config.Naming;
import dev.addax.keras.ops.Ops;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which function of {@code keras.ops} a class of {@code keras.src.ops} stands for. */
final class OperationNames {
  private static final Map<String, String> IRREGULAR =
      Map.ofEntries(
          Map.entry("AllClose", "allclose"),
          Map.entry("BatchNorm", "batch_normalization"),
          Map.entry("CDist", "cdist"),
          Map.entry("HSVToRGB", "image.hsv_to_rgb"),
          Map.entry("IsIn", "isin"),
          Map.entry("LayerNorm", "layer_normalization"),
          Map.entry("RGBToGrayscale", "image.rgb_to_grayscale"),
          Map.entry("RGBToHSV", "image.rgb_to_hsv"),
          Map.entry("RMSNorm", "rms_normalization"),
          Map.entry("SearchSorted", "searchsorted"));

  private OperationNames() {}

  /** {@return the name of the function of a saved operation} */
  static String function(Map<String, @Nullable Object> saved) {
    var className = Codec.STRING.read(saved.get("class_name"));
    var irregular = IRREGULAR.get(className);
    if (irregular != null) {
      return irregular;
    }
    var name = Naming.toSnakeCase(className);
    var module = String.valueOf(saved.get("module"));
    var inside = module.substring(module.lastIndexOf('.') + 1) + "." + name;
    return Ops.names().contains(inside) ? inside : name;
  }
}
