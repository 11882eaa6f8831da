/** Where batches come from: arrays, files and folders, read as pipelines. */
module dev.addax.data {
  requires static transitive org.jspecify;
  requires transitive dev.addax.tensor;
  requires de.siegmar.fastcsv;
  requires java.desktop;

  exports dev.addax.data;
  exports dev.addax.data.file;
  exports dev.addax.data.folder;
  exports dev.addax.data.sequence;
  exports dev.addax.data.set;
}
