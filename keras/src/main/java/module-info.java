/** The Keras vocabulary: layers, losses, metrics, optimizers, models and their training. */
module dev.addax.keras {
  requires static transitive org.jspecify;
  requires transitive dev.addax.tensor;
  requires transitive dev.addax.data;
  requires transitive dev.addax.hdf5;
  requires de.siegmar.fastcsv;

  exports dev.addax.keras.config;
  exports dev.addax.keras.activations;
  exports dev.addax.keras.callbacks;
  exports dev.addax.keras.constraints;
  exports dev.addax.keras.initializers;
  exports dev.addax.keras.random;
  exports dev.addax.keras.layers;
  exports dev.addax.keras.layers.activation;
  exports dev.addax.keras.layers.attention;
  exports dev.addax.keras.layers.augmentation;
  exports dev.addax.keras.layers.convolution;
  exports dev.addax.keras.layers.core;
  exports dev.addax.keras.layers.legacy;
  exports dev.addax.keras.layers.merging;
  exports dev.addax.keras.layers.normalization;
  exports dev.addax.keras.layers.pooling;
  exports dev.addax.keras.layers.preprocessing;
  exports dev.addax.keras.layers.recurrent;
  exports dev.addax.keras.layers.regularization;
  exports dev.addax.keras.layers.reshaping;
  exports dev.addax.keras.losses;
  exports dev.addax.keras.models;
  exports dev.addax.keras.metrics;
  exports dev.addax.keras.optimizers;
  exports dev.addax.keras.optimizers.schedules;
  exports dev.addax.keras.saving;
  exports dev.addax.keras.regularizers;
  exports dev.addax.keras.ops;
  exports dev.addax.keras.saving.legacy;

  uses dev.addax.keras.config.Catalog;
  uses dev.addax.keras.saving.ConfigDialect;
  uses dev.addax.keras.saving.ModelFormat;

  provides dev.addax.keras.saving.ConfigDialect with
      dev.addax.keras.saving.legacy.LegacyDialect;
  provides dev.addax.keras.saving.ModelFormat with
      dev.addax.keras.saving.KerasFormat,
      dev.addax.keras.saving.KerasFolderFormat,
      dev.addax.keras.saving.SafetensorsFormat,
      dev.addax.keras.saving.ShardedFormat,
      dev.addax.keras.saving.WeightsFormat,
      dev.addax.keras.saving.legacy.LegacyFormat;
  // What most models are made of comes first: catalogs are opened as far as it takes.
  provides dev.addax.keras.config.Catalog with
      dev.addax.keras.activations.ActivationCatalog,
      dev.addax.keras.config.PolicyCatalog,
      dev.addax.keras.constraints.ConstraintCatalog,
      dev.addax.keras.initializers.InitializerCatalog,
      dev.addax.keras.layers.LayerCatalog,
      dev.addax.keras.models.ModelCatalog,
      dev.addax.keras.layers.core.CoreCatalog,
      dev.addax.keras.layers.activation.ActivationLayerCatalog,
      dev.addax.keras.layers.convolution.ConvolutionCatalog,
      dev.addax.keras.layers.normalization.NormalizationCatalog,
      dev.addax.keras.layers.pooling.PoolingCatalog,
      dev.addax.keras.layers.merging.MergingCatalog,
      dev.addax.keras.layers.reshaping.ReshapingCatalog,
      dev.addax.keras.layers.regularization.RegularizationCatalog,
      dev.addax.keras.layers.recurrent.RecurrentCatalog,
      dev.addax.keras.layers.attention.AttentionCatalog,
      dev.addax.keras.layers.preprocessing.PreprocessingCatalog,
      dev.addax.keras.layers.augmentation.AugmentationCatalog,
      dev.addax.keras.layers.legacy.LegacyActivationCatalog,
      dev.addax.keras.layers.legacy.LegacyLayerCatalog,
      dev.addax.keras.losses.LossCatalog,
      dev.addax.keras.metrics.MetricCatalog,
      dev.addax.keras.optimizers.OptimizerCatalog,
      dev.addax.keras.optimizers.schedules.ScheduleCatalog,
      dev.addax.keras.regularizers.RegularizerCatalog;
}
