/** HDF5 files: groups, datasets and attributes, read and written. */
@NullMarked
package dev.addax.hdf5;

import org.jspecify.annotations.NullMarked;
