/** Object headers and the messages in them. */
@NullMarked
package dev.addax.hdf5.header;

import org.jspecify.annotations.NullMarked;
