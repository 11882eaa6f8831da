/** Datasets stored in chunks: the indexes that find a chunk, and the filters that unpack it. */
@NullMarked
package dev.addax.hdf5.chunk;

import org.jspecify.annotations.NullMarked;
