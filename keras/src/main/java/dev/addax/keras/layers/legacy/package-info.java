/** Layers that Keras 3 no longer has, for the files that hold them. */
@NullMarked
package dev.addax.keras.layers.legacy;

import org.jspecify.annotations.NullMarked;
