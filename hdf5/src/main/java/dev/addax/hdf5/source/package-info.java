/** Where the bytes of a file come from, and how a broken file is reported. */
@NullMarked
package dev.addax.hdf5.source;

import org.jspecify.annotations.NullMarked;
