/** The types of elements. */
@NullMarked
package dev.addax.hdf5.type;

import org.jspecify.annotations.NullMarked;
