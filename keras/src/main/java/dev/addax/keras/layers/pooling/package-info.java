/** Layers that take the largest or the mean element of each window. */
@NullMarked
package dev.addax.keras.layers.pooling;

import org.jspecify.annotations.NullMarked;
