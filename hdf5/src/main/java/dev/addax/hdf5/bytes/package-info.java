/** Bounded access to the bytes of a file: nothing is allocated for more than the file holds. */
@NullMarked
package dev.addax.hdf5.bytes;

import org.jspecify.annotations.NullMarked;
