package dev.addax.keras.saving.legacy;

import java.util.List;
import java.util.Map;

/** What is the same for every layer: its dtype, and where its input shape stood. */
final class CommonRules {
  private CommonRules() {}

  static void addTo(RuleTable table) {
    table.onAll(
        layer -> layer.change("dtype", CommonRules::dtype),
        layer -> {
          if (layer.get("dtype") == null) {
            layer.take("dtype");
          }
        },
        Rule.drop(
            "batch_input_shape", "input_dtype", "input_shape", "custom_name", "cache_enabled"),
        Rule.drop("batch_size", "autocast", "experimental_autocast", "dynamic", "input_spec"));
  }

  /** {@return what a layer is called today; names were paths once} */
  static String name(String saved) {
    return saved.replace('/', '_');
  }

  /** A name, or a policy whose class has had several names. */
  static Object dtype(Object saved) {
    var name = saved instanceof Map<?, ?> map ? Trees.map(map.get("config")).get("name") : saved;
    if (!(name instanceof String text)) {
      return saved;
    }
    return switch (text) {
      case "_infer", "infer", "infer_float32_vars" -> "float32";
      case "policy_float16" -> "float16";
      default -> List.of("float", "floatx").contains(text) ? "float32" : text;
    };
  }
}
