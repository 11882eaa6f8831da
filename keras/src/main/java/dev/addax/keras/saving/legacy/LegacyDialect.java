package dev.addax.keras.saving.legacy;

import dev.addax.keras.saving.ConfigDialect;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Configurations of all versions; of those of Keras 3 only what is unknown and null changes. */
public final class LegacyDialect implements ConfigDialect {
  private static final String COMPILE = "compile_config";

  @Override
  public boolean speaks(Map<String, @Nullable Object> config, String kerasVersion) {
    return true;
  }

  @Override
  public Map<String, @Nullable Object> translate(
      Map<String, @Nullable Object> config, String kerasVersion, Consumer<String> notes) {
    var era = Era.of(kerasVersion, config);
    var model = Trees.copy(config);
    var compile = model.remove(COMPILE);
    var translated = LegacyConfig.translate(model, era);
    translated.notes().forEach(notes);
    var result = translated.config();
    switch (compile) {
      case Map<?, ?> given when !given.isEmpty() -> {
        var compiled = LegacyConfig.translateCompile(given, era);
        compiled.notes().forEach(notes);
        result.put(COMPILE, compiled.config());
      }
      case null -> {}
      case Map<?, ?> _ -> {}
      default -> notes.accept("not compiled: what the file says about it is no JSON object");
    }
    return result;
  }
}
