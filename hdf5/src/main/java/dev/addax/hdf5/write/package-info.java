/** The layout of a file to be written. */
@NullMarked
package dev.addax.hdf5.write;

import org.jspecify.annotations.NullMarked;
