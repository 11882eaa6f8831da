/** The elements of a dataset: in one piece or in chunks, with the filters that unpack them. */
@NullMarked
package dev.addax.hdf5.data;

import org.jspecify.annotations.NullMarked;
