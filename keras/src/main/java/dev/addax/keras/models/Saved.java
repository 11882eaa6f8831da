package dev.addax.keras.models;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is saved beside the config of a model made of symbolic tensors. */
final class Saved {
  private Saved() {}

  static Map<String, @Nullable Object> beside(Model model) {
    var build = new LinkedHashMap<String, @Nullable Object>();
    build.put("input_shape", null);
    var saved = new LinkedHashMap<String, @Nullable Object>();
    saved.put("build_config", build);
    if (model.isCompiled()) {
      saved.put("compile_config", model.compileConfig());
    }
    return saved;
  }
}
