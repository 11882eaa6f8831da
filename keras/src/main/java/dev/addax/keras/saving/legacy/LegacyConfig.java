package dev.addax.keras.saving.legacy;

import dev.addax.keras.config.ConfigException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Configs of Keras 0, 1 and 2 as Keras 3 would write them; those of Keras 3 with the options left
 * out that are unknown and null, or that only its first versions had.
 *
 * <pre>{@code
 * var present = LegacyConfig.translate(json, "2.3.1");
 * var model = Models.fromJson(Json.text(present.config()));
 * }</pre>
 */
public final class LegacyConfig {
  private LegacyConfig() {}

  /**
   * A translated config.
   *
   * @param config the JSON tree in the form of Keras 3
   * @param era which Keras wrote the original
   * @param notes what the user may want to know, one sentence each
   */
  public record Translated(Map<String, @Nullable Object> config, Era era, List<String> notes) {}

  /**
   * {@return the config of a model or layer in the form of Keras 3}
   *
   * @param config {@code {class_name, config}}
   * @param version the Keras version that the file names, null if it names none
   * @throws ConfigException if it holds what no Keras of today can express
   */
  public static Translated translate(Map<?, ?> config, @Nullable String version) {
    return translate(config, Era.of(version, config));
  }

  static Translated translate(Map<?, ?> config, Era era) {
    var notes = new Notes(era);
    var plain = Trees.map(Trees.plain(config));
    return new Translated(new ObjectTranslation(notes).object(plain), era, notes.texts());
  }

  /**
   * {@return what a model is compiled with, {@code training_config} or {@code compile_config}, in
   * the form of Keras 3}
   */
  public static Translated translateCompile(Map<?, ?> config, @Nullable String version) {
    return translateCompile(config, Era.of(version, config));
  }

  static Translated translateCompile(Map<?, ?> config, Era era) {
    var notes = new Notes(era);
    return new Translated(new CompileTranslation(notes).translate(config), era, notes.texts());
  }
}
