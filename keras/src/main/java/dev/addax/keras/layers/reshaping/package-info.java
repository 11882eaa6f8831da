/** Layers that arrange, crop, pad or repeat elements. */
@NullMarked
package dev.addax.keras.layers.reshaping;

import org.jspecify.annotations.NullMarked;
