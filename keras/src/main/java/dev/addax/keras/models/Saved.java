package dev.addax.keras.models;

import dev.addax.keras.layers.ShapeCodec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is saved beside the config of a model made of symbolic tensors. */
final class Saved {
  private Saved() {}

  static Map<String, @Nullable Object> beside(Model model) {
    var build = new LinkedHashMap<String, @Nullable Object>();
    // A Sequential was built for its input, a functional model for whatever it was made from.
    var stack = model instanceof Sequential s ? s.inputShape().orElse(null) : null;
    build.put("input_shape", stack == null ? null : ShapeCodec.SHAPE.write(stack));
    var saved = new LinkedHashMap<String, @Nullable Object>();
    saved.put("build_config", build);
    saved.put("compile_config", model.compileConfig());
    return saved;
  }
}
