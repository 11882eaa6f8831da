/** Reads and writes HDF5 files as h5py and Keras make them. */
@SuppressWarnings("module") // the name of the format ends in a digit
module dev.addax.hdf5 {
  requires static transitive org.jspecify;

  exports dev.addax.hdf5;
  exports dev.addax.hdf5.source;
  exports dev.addax.hdf5.type;
}
