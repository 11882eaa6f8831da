package dev.addax.keras.saving;

import java.util.List;

/** The format of Keras 3, {@code .keras}; also that of Keras 2.12 and later. */
public final class KerasFormat implements ModelFormat {
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
    return new KerasArchive(content, content.zip().orElseThrow());
  }
}
