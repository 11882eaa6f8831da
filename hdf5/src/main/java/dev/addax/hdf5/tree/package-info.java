/** B-trees of both versions. */
@NullMarked
package dev.addax.hdf5.tree;

import org.jspecify.annotations.NullMarked;
