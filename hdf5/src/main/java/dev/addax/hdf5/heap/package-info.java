/** Heaps, where a file keeps names, variable-length values and what headers have no room for. */
@NullMarked
package dev.addax.hdf5.heap;

import org.jspecify.annotations.NullMarked;
