package dev.addax.keras.saving;

import dev.addax.keras.config.Json;
import dev.addax.keras.config.Serialization;
import dev.addax.keras.layers.Layer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The format of Keras 3, {@code .keras}; also that of Keras 2.12 and later. */
public final class KerasFormat implements ModelFormat {
  /** The version of Keras whose format is written. */
  public static final String KERAS_VERSION = "3.15.1";

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd@HH:mm:ss");

  @Override
  public String name() {
    return "Keras archive (.keras)";
  }

  @Override
  public List<String> suffixes() {
    return List.of(".keras");
  }

  @Override
  public boolean holdsModels() {
    return true;
  }

  @Override
  public boolean recognizes(FileContent content) {
    return content.zip().filter(zip -> zip.entry(KerasArchive.CONFIG).isPresent()).isPresent();
  }

  @Override
  public SavedModel open(FileContent content) {
    var entries = content.zip().orElseThrow().entries();
    return new KerasArchive(content.path(), "Keras archive", entries, content::close);
  }

  @Override
  public void write(ModelContent content, Path file) {
    // All that can fail for reasons of the model does so before the file is begun.
    var config = config(content.model());
    var layout = KerasLayout.of(content);
    var time = LocalDateTime.now();
    AtomicFile.write(
        file,
        channel -> {
          var zip = new ZipWriter(channel, time);
          zip.entry(KerasArchive.METADATA, metadata(time));
          zip.entry(KerasArchive.CONFIG, config);
          var weights = layout.file();
          zip.entry(KerasArchive.WEIGHTS, weights.size(), weights::writeTo);
          for (var asset : layout.assets().entrySet()) {
            zip.entry(KerasArchive.ASSETS + asset.getKey(), asset.getValue());
          }
          zip.finish();
        });
  }

  static byte[] config(Layer model) {
    return bytes(Serialization.sharing(() -> Serialization.serialize(model)));
  }

  static byte[] metadata(LocalDateTime time) {
    var metadata = new LinkedHashMap<String, @Nullable Object>();
    metadata.put("keras_version", KERAS_VERSION);
    metadata.put("date_saved", DATE.format(time));
    return bytes(metadata);
  }

  private static byte[] bytes(@Nullable Object json) {
    return Json.text(json).getBytes(StandardCharsets.UTF_8);
  }
}
