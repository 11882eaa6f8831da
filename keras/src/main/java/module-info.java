/** The Keras vocabulary: layers, losses, metrics, optimizers, models and their training. */
module dev.addax.keras {
  requires static transitive org.jspecify;
  requires transitive dev.addax.tensor;
  requires transitive dev.addax.data;

  exports dev.addax.keras.config;

  uses dev.addax.keras.config.Catalog;
}
