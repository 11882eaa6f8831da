package dev.addax.keras.layers.augmentation;

import dev.addax.keras.config.Catalog;
import dev.addax.keras.config.Schema;
import dev.addax.keras.layers.Layer;
import java.util.List;

/** The layers that change pictures. */
public final class AugmentationCatalog implements Catalog {
  @Override
  public Class<?> kind() {
    return Layer.class;
  }

  @Override
  public List<Schema<?>> schemas() {
    return List.of(
        AutoContrast.SCHEMA,
        CenterCrop.SCHEMA,
        RandomBrightness.SCHEMA,
        RandomContrast.SCHEMA,
        RandomCrop.SCHEMA,
        RandomFlip.SCHEMA,
        RandomInvert.SCHEMA,
        RandomPerspective.SCHEMA,
        RandomPosterization.SCHEMA,
        RandomRotation.SCHEMA,
        RandomSharpness.SCHEMA,
        RandomShear.SCHEMA,
        RandomTranslation.SCHEMA,
        RandomZoom.SCHEMA,
        Resizing.SCHEMA,
        Solarization.SCHEMA);
  }
}
