/** Layers that prepare data for the others. */
@NullMarked
package dev.addax.keras.layers.preprocessing;

import org.jspecify.annotations.NullMarked;
