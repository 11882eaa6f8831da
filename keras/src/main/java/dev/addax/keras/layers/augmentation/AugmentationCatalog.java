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
        AugMix.SCHEMA,
        AutoContrast.SCHEMA,
        CenterCrop.SCHEMA,
        ContrastLimitedAdaptiveHistogramEqualization.SCHEMA,
        CutMix.SCHEMA,
        Equalization.SCHEMA,
        MaxNumBoundingBoxes.SCHEMA,
        MixUp.SCHEMA,
        Pipeline.SCHEMA,
        RandAugment.SCHEMA,
        RandomBrightness.SCHEMA,
        RandomColorDegeneration.SCHEMA,
        RandomColorJitter.SCHEMA,
        RandomContrast.SCHEMA,
        RandomCrop.SCHEMA,
        RandomElasticTransform.SCHEMA,
        RandomErasing.SCHEMA,
        RandomFlip.SCHEMA,
        RandomGaussianBlur.SCHEMA,
        RandomGrayscale.SCHEMA,
        RandomHue.SCHEMA,
        RandomInvert.SCHEMA,
        RandomPerspective.SCHEMA,
        RandomPosterization.SCHEMA,
        RandomRotation.SCHEMA,
        RandomSaturation.SCHEMA,
        RandomSharpness.SCHEMA,
        RandomShear.SCHEMA,
        RandomTranslation.SCHEMA,
        RandomZoom.SCHEMA,
        Resizing.SCHEMA,
        Solarization.SCHEMA);
  }
}
