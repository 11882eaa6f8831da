/** The Keras vocabulary: layers, losses, metrics, optimizers, models and their training. */
module dev.addax.keras {
  requires static org.jspecify;
  requires transitive dev.addax.tensor;
  requires transitive dev.addax.data;
}
