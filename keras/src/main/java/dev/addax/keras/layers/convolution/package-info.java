/** Layers that slide kernels over sequences, pictures and volumes. */
@NullMarked
package dev.addax.keras.layers.convolution;

import org.jspecify.annotations.NullMarked;
