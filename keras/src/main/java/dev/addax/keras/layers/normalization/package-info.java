/** Layers that bring their inputs to a common mean and scale. */
@NullMarked
package dev.addax.keras.layers.normalization;

import org.jspecify.annotations.NullMarked;
