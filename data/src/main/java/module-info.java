/** Where batches come from: arrays, files and folders, read as pipelines. */
module dev.addax.data {
  requires static org.jspecify;
  requires transitive dev.addax.tensor;
}
